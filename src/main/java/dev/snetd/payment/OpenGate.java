package dev.snetd.payment;

import dev.snetd.call.Call;
import dev.snetd.call.Status;
import java.util.Optional;

/**
 * Lets every call pass unpaid and unchanged; only for a daemon whose operator switched the
 * blockchain off.
 */
public final class OpenGate implements PaymentGate {
  @Override
  public Admission admit(Call call) {
    return new Admission.Admitted(new Nothing(call));
  }

  /** A payment of nothing. */
  record Nothing(Call forService) implements Payment {
    @Override
    public Optional<Status> commit() {
      return Optional.empty();
    }

    @Override
    public void release() {}
  }
}
