package dev.snetd.backend;

import dev.snetd.call.Call;

/** Who answers calls: the provider's service, or the daemon's own services in process. */
public interface Backend extends AutoCloseable {
  /**
   * Starts a call. Waits for nothing: a service that cannot be reached shows in {@link
   * Exchange#next}.
   *
   * @param call with exactly the metadata that the service is to see
   */
  Exchange open(Call call);

  /**
   * Ends what is open and gives back connections and threads. Bounded in time; may be called twice.
   */
  @Override
  void close();
}
