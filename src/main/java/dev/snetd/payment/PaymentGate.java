package dev.snetd.payment;

import dev.snetd.call.Call;

/** The one decision on every call, whatever protocol it came by. */
public interface PaymentGate {
  /**
   * Decides by the call's headers alone whether it may pass. Reads no body. Anything that goes
   * wrong while deciding is a refusal, never a free call.
   */
  Admission admit(Call call);
}
