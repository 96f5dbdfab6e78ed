package dev.snetd.payment.escrow;

import dev.snetd.units.BlockNumber;
import dev.snetd.units.Blocks;
import dev.snetd.units.Cogs;
import dev.snetd.units.Nonce;
import java.math.BigInteger;

/** The decision on a payment. A refusal carries what the caller needs to correct itself. */
public sealed interface EscrowVerdict {
  /**
   * The payment is good.
   *
   * @param next the channel as it is to be written before anything is delivered
   * @param income what this call adds, in cogs
   */
  record Accepted(PaymentChannel next, Cogs income) implements EscrowVerdict {}

  /** The payment is not good. */
  sealed interface Refused extends EscrowVerdict {}

  /** Signed for another generation of the channel. */
  record IncorrectNonce(Nonce latest, Nonce sent, Cogs authorized) implements Refused {}

  /** Nobody made this signature, or somebody who is not on the operator's list. */
  record InvalidSignature() implements Refused {}

  /** Signed by somebody who may not sign for this channel. */
  record ForeignSigner() implements Refused {}

  /** Too little time remains to claim. */
  record NearExpiration(BlockNumber expiration, BlockNumber current, Blocks threshold)
      implements Refused {}

  /** More than the channel holds. */
  record BeyondDeposit(Cogs deposited, Cogs amount) implements Refused {}

  /** There is no price for the method. */
  record NoPrice(String reason) implements Refused {}

  /**
   * The amount adds something else than the price.
   *
   * @param income what it would add, in cogs; negative if it is less than was promised already
   * @param authorized what was promised already
   */
  record IncomeNotPrice(BigInteger income, Cogs price, Cogs authorized) implements Refused {}
}
