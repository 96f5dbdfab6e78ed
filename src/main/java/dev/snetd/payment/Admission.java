package dev.snetd.payment;

import dev.snetd.call.Status;

/** The answer of the gate. */
public sealed interface Admission {
  /** The call may pass; whoever holds the payment ends it exactly once, on every way out. */
  record Admitted(Payment payment) implements Admission {}

  /** The call may not pass; nothing is held for it. */
  record Refused(Status status) implements Admission {}
}
