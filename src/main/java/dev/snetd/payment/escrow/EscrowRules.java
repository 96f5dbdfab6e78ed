package dev.snetd.payment.escrow;

import dev.snetd.payment.pricing.PriceList.Known;
import dev.snetd.payment.pricing.PriceList.Price;
import dev.snetd.payment.pricing.PriceList.Unknown;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.Cogs;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The rules of paying by channel. Reads no clock, store or chain: the caller brings what is known
 * of them.
 */
public final class EscrowRules {
  private EscrowRules() {}

  /**
   * Decides on a payment. The checks come in the order in which the Go daemon makes them, so that a
   * payment with two faults is refused for the same one.
   *
   * @param channel as ledger and chain together know it
   * @param signer who signed; nobody if the signature recovers to no account
   * @param head the newest known block
   * @param price of the method called
   */
  public static EscrowVerdict consider(
      PaymentChannel channel,
      EscrowPayment payment,
      Optional<Address> signer,
      BlockNumber head,
      EscrowTerms terms,
      Price price) {
    if (!payment.nonce().equals(channel.nonce())) {
      return new EscrowVerdict.IncorrectNonce(
          channel.nonce(), payment.nonce(), channel.authorized());
    }
    if (signer.isEmpty() || !terms.allows(signer.get())) {
      return new EscrowVerdict.InvalidSignature();
    }
    if (!maySign(signer.get(), channel.signer(), channel.sender())) {
      return new EscrowVerdict.ForeignSigner();
    }
    // Equal is refused too: at that height the recipient has no block left to claim in.
    if (head.plus(terms.threshold()).compareTo(channel.expiration().value()) >= 0) {
      return new EscrowVerdict.NearExpiration(channel.expiration(), head, terms.threshold());
    }
    if (payment.amount().exceeds(channel.deposited())) {
      return new EscrowVerdict.BeyondDeposit(channel.deposited(), payment.amount());
    }
    return switch (price) {
      case Unknown(String reason) -> new EscrowVerdict.NoPrice(reason);
      case Known(Cogs cogs) -> priced(channel, payment, cogs);
    };
  }

  /** Whether this account's signature counts for a channel of that signer and sender. */
  static boolean maySign(Address account, Address signer, Address sender) {
    return account.equals(signer) || account.equals(sender);
  }

  private static EscrowVerdict priced(PaymentChannel channel, EscrowPayment payment, Cogs price) {
    BigInteger income = payment.amount().value().subtract(channel.authorized().value());
    return income.equals(price.value())
        ? new EscrowVerdict.Accepted(channel.paid(payment.amount(), payment.signature()), price)
        : new EscrowVerdict.IncomeNotPrice(income, price, channel.authorized());
  }
}
