package dev.snetd.payment.escrow;

import dev.snetd.call.Status;
import java.util.Map;

/** The codes and texts that published clients know. */
final class EscrowRefusals {
  private EscrowRefusals() {}

  static Status status(EscrowVerdict.Refused refused) {
    return switch (refused) {
      case EscrowVerdict.IncorrectNonce r ->
          new Status(
              Status.INCORRECT_NONCE,
              "incorrect payment channel nonce, latest: " + r.latest() + ", sent: " + r.sent(),
              Map.of(
                  "expected_nonce", r.latest().toString(),
                  "authorized_amount", r.authorized().toString()));
      case EscrowVerdict.InvalidSignature() ->
          Status.of(Status.UNAUTHENTICATED, "payment signature is not valid");
      case EscrowVerdict.ForeignSigner() ->
          Status.of(Status.UNAUTHENTICATED, "payment is not signed by channel signer/sender");
      case EscrowVerdict.NearExpiration r ->
          new Status(
              Status.UNAUTHENTICATED,
              "payment channel is near to be expired, expiration time: "
                  + r.expiration()
                  + ", current block: "
                  + r.current()
                  + ", expiration threshold: "
                  + r.threshold(),
              Map.of(
                  "expiration", r.expiration().toString(),
                  "current_block", r.current().toString(),
                  "expiration_threshold", r.threshold().toString()));
      case EscrowVerdict.BeyondDeposit r ->
          new Status(
              Status.UNAUTHENTICATED,
              "not enough tokens on payment channel, channel amount: "
                  + r.deposited()
                  + ", payment amount: "
                  + r.amount(),
              Map.of("channel_amount", r.deposited().toString()));
      case EscrowVerdict.NoPrice(String reason) ->
          Status.of(Status.INTERNAL, "internal error: " + reason);
      case EscrowVerdict.IncomeNotPrice r ->
          new Status(
              Status.UNAUTHENTICATED,
              "income " + r.income() + " does not equal to price " + r.price(),
              Map.of(
                  "price", r.price().toString(),
                  "authorized_amount", r.authorized().toString()));
    };
  }
}
