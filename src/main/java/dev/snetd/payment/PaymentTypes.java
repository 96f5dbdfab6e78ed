package dev.snetd.payment;

import dev.snetd.call.Call;
import dev.snetd.call.Status;
import java.util.Map;

/** Chooses the way to pay by {@code snet-payment-type}; absent means the default. */
public final class PaymentTypes implements PaymentGate {
  /** The header that names the way to pay. If it comes more than once the first value counts. */
  public static final String TYPE = "snet-payment-type";

  private final String standard;
  private final Map<String, PaymentGate> gates;

  /**
   * @param standard the type of a call that names none; one of the keys of {@code gates}
   * @param gates by type, as spelled in the header
   */
  public PaymentTypes(String standard, Map<String, PaymentGate> gates) {
    this.standard = standard;
    this.gates = Map.copyOf(gates);
    if (!gates.containsKey(standard)) {
      throw new IllegalArgumentException("payment type: " + standard + " (expected: a known one)");
    }
  }

  @Override
  public Admission admit(Call call) {
    String type = call.metadata().first(TYPE).orElse(standard);
    PaymentGate gate = gates.get(type);
    return gate == null
        ? new Admission.Refused(
            Status.of(
                Status.INVALID_ARGUMENT, "unexpected \"" + TYPE + "\", value: \"" + type + "\""))
        : gate.admit(call);
  }
}
