package dev.snetd.payment;

import dev.snetd.call.Call;
import dev.snetd.call.Status;
import java.util.Optional;

/**
 * What is held for an admitted call. It ends with the first of {@link #commit} or {@link #release}:
 * a release after that does nothing, so that a call may release on every way out; a commit after
 * that fails.
 */
public interface Payment {
  /**
   * The call as the service is to see it: without payment secrets, with who pays ({@code
   * snet-user-address}).
   */
  Call forService();

  /**
   * Makes the payment durable. Called before the first response message is delivered, or before OK
   * trailers if there is none. Waits for the store.
   *
   * @return nothing if the caller may have its answer; else the status that it gets instead, with
   *     no message
   */
  Optional<Status> commit();

  /** Gives back what is held; the caller is not charged. Never throws. */
  void release();
}
