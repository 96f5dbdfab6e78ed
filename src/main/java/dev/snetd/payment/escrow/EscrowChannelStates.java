package dev.snetd.payment.escrow;

import dev.snetd.chain.Chain;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.chain.ChannelOnChain;
import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.codec.RecordException;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import dev.snetd.units.signing.SignerRecovery;
import java.math.BigInteger;
import java.util.Optional;

/** Channel states out of ledger and chain. The order of the checks is the Go daemon's. */
public final class EscrowChannelStates implements ChannelStates {
  private static final BigInteger FRESH = BigInteger.valueOf(5);
  private static final Refused EXPIRED =
      new Refused("authentication failed as the signature passed has expired");

  private final EscrowTerms terms;
  private final Chain chain;
  private final EscrowChannels channels;
  private final ChannelLedger ledger;
  private final SignerRecovery signers;

  public EscrowChannelStates(
      EscrowTerms terms, Chain chain, ChannelLedger ledger, SignerRecovery signers) {
    this.terms = terms;
    this.chain = chain;
    this.channels = new EscrowChannels(chain, terms);
    this.ledger = ledger;
    this.signers = signers;
  }

  @Override
  public Answer of(byte[] channelId, byte[] signature, long currentBlock) {
    BigInteger number = new BigInteger(1, channelId);
    if (number.bitLength() > 256) {
      return new Refused("incorrect signature"); // no signature covers more than 256 bits
    }
    ChannelId id = new ChannelId(number);
    BlockNumber block = new BlockNumber(new BigInteger(Long.toUnsignedString(currentBlock)));
    return signers
        .recover(SignedMessages.channelState(terms.contract(), id, block), signature)
        .map(signer -> of(id, signer, block))
        .orElseGet(() -> new Refused("incorrect signature"));
  }

  private Answer of(ChannelId id, Address signer, BlockNumber block) {
    try {
      // The nonces of ledger and chain are compared, so the chain is asked now.
      ChainView view = channels.latest(id);
      return switch (channels.merge(ledger.record(id), view)) {
        case Merge.Missing() -> new Refused("channel is not found, channelId: " + id);
        case Merge.Failed(String cause) -> new Refused("channel error:" + cause);
        case Merge.Known(PaymentChannel channel) -> of(channel, view, signer, block);
      };
    } catch (RecordException | StoreUnavailableException e) {
      return new Refused("channel error:the ledger cannot be read");
    } catch (ChainUnavailableException e) {
      return new Refused("error determining current block: the chain is not available");
    }
  }

  private Answer of(PaymentChannel channel, ChainView view, Address signer, BlockNumber block)
      throws RecordException {
    if (!EscrowRules.maySign(signer, channel.signer(), channel.sender())
        && !signer.equals(channel.recipient())) {
      return new Refused("only channel signer/sender/receiver can get latest channel state");
    }
    if (chain.headAtLatest().distanceTo(block).compareTo(FRESH) > 0) {
      return EXPIRED;
    }
    return switch (view) {
      case ChainView.Unreadable(String cause) -> new Refused("channel error:" + cause);
      case ChainView.NotFound() -> new Refused("unable to read channel details from blockchain.");
      case ChainView.Found(ChannelOnChain found) ->
          found.nonce().equals(channel.nonce()) ? settled(channel) : claiming(channel);
    };
  }

  private static Answer settled(PaymentChannel channel) {
    boolean nothingSigned =
        channel.authorized().value().signum() == 0 && channel.signature().isEmpty();
    return new Known(
        channel.nonce(),
        nothingSigned ? Optional.empty() : Optional.of(signed(channel)),
        Optional.empty());
  }

  private Answer claiming(PaymentChannel channel) throws RecordException {
    BigInteger before = channel.nonce().value().subtract(BigInteger.ONE);
    Optional<Claim> claim =
        before.signum() < 0 ? Optional.empty() : ledger.claim(channel.id(), new Nonce(before));
    return claim
        .<Answer>map(found ->
            new Known(
                channel.nonce(),
                Optional.of(signed(channel)),
                Optional.of(new Signed(found.amount(), found.signature()))))
        .orElseGet(() ->
            new Refused(
                "channel has different nonce in local storage and blockchain and old payment"
                    + " is not found in storage"));
  }

  private static Signed signed(PaymentChannel channel) {
    OpaqueBytes signature = channel.signature();
    return new Signed(channel.authorized(), signature);
  }
}
