package dev.snetd.backend;

/**
 * One call at the service. At most a few messages per direction are held in memory: {@link #send}
 * waits until the service takes more, and nothing is read from it before {@link #next} asks. One
 * thread sends, one thread takes answers; {@link #cancel} may come from any.
 */
public interface Exchange {
  /**
   * Passes a message on, without its frame and uncompressed. Waits while the service does not read.
   * Once the call has ended the message is dropped: the end is told by {@link #next}.
   *
   * @throws InterruptedException if interrupted while waiting; the message may not have been sent
   */
  void send(byte[] message) throws InterruptedException;

  /** Tells the service that no further message comes. */
  void halfClose();

  /**
   * The next part of the answer: at most one {@link Answer.Headers} first, then messages, then
   * exactly one {@link Answer.End}. Waits until there is one; the call's deadlines bound that.
   *
   * @throws InterruptedException if interrupted while waiting
   */
  Answer next() throws InterruptedException;

  /**
   * Gives the call up: the service is told, {@link #send} and {@link #next} wait no longer. May be
   * called twice.
   */
  void cancel();
}
