package dev.snetd.payment.escrow;

import dev.snetd.call.Call;
import dev.snetd.call.Status;
import dev.snetd.chain.Chain;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.chain.ChannelOnChain;
import dev.snetd.payment.Admission;
import dev.snetd.payment.PaymentGate;
import dev.snetd.payment.escrow.ChannelLedger.Busy;
import dev.snetd.payment.escrow.ChannelLedger.Held;
import dev.snetd.payment.escrow.ChannelLedger.Unreadable;
import dev.snetd.payment.pricing.PriceList;
import dev.snetd.payment.pricing.PriceList.Price;
import dev.snetd.store.StoreUnavailableException;
import dev.snetd.store.codec.RecordException;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.signing.SignerRecovery;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paying by channel: {@code snet-payment-type: escrow}.
 *
 * <p>The store is written to only for a payment that somebody who may sign for the channel has
 * signed; sender and signer of a channel never change on chain, so that is known before. Everybody
 * else gets the refusal that a read tells.
 */
public final class EscrowGate implements PaymentGate {
  private static final Logger LOG = LoggerFactory.getLogger(EscrowGate.class);

  private final EscrowTerms terms;
  private final PriceList prices;
  private final Chain chain;
  private final EscrowChannels channels;
  private final ChannelLedger ledger;
  private final SignerRecovery signers;

  public EscrowGate(
      EscrowTerms terms,
      PriceList prices,
      Chain chain,
      ChannelLedger ledger,
      SignerRecovery signers) {
    this.terms = terms;
    this.prices = prices;
    this.chain = chain;
    this.channels = new EscrowChannels(chain, terms);
    this.ledger = ledger;
    this.signers = signers;
  }

  /** A payment with all that does not change while it is decided on. */
  private record Request(Call call, EscrowPayment payment, Optional<Address> signer, Price price) {}

  @Override
  public Admission admit(Call call) {
    return switch (EscrowKeys.parse(call.metadata())) {
      case EscrowKeys.Malformed(Status status) -> new Admission.Refused(status);
      case EscrowKeys.Understood(EscrowPayment payment) -> admit(request(call, payment));
    };
  }

  private Request request(Call call, EscrowPayment payment) {
    Optional<Address> signer =
        signers.recover(
            SignedMessages.claim(terms.contract(), payment), payment.signature().bytes());
    return new Request(call, payment, signer, prices.of(call.method()));
  }

  private Admission admit(Request request) {
    try {
      ChainView view = channels.cached(request.payment().id());
      if (!mayWrite(request, view)) {
        view = channels.latest(request.payment().id());
      }
      return mayWrite(request, view) ? begin(request, view) : refuseByReading(request, view);
    } catch (ChainUnavailableException e) {
      LOG.warn("Refused for want of the chain's head: {}", e.getMessage());
      return refused(
          Status.UNAVAILABLE, "cannot determine current block: the chain is not available");
    } catch (StoreUnavailableException e) {
      LOG.warn("Refused for want of the store: {}", e.getMessage());
      return refused(
          Status.INTERNAL, "cannot get mutex for channel: {ID: " + request.payment().id() + "}");
    }
  }

  private boolean mayWrite(Request request, ChainView view) {
    return view instanceof ChainView.Found(ChannelOnChain channel)
        && request.signer().filter(terms::allows).isPresent()
        && EscrowRules.maySign(request.signer().get(), channel.signer(), channel.sender());
  }

  private Admission begin(Request request, ChainView view) {
    return switch (ledger.begin(request.payment().id())) {
      case Busy() ->
          refused(
              Status.FAILED_PRECONDITION,
              "another transaction on channel: {ID: "
                  + request.payment().id()
                  + "} is in progress");
      case Unreadable(String cause) -> refused(Status.INTERNAL, "payment channel error: " + cause);
      case Held(ChannelLock lock, Optional<PaymentChannel> record) ->
          decide(request, view, lock, record);
    };
  }

  // From here on the channel is held: every way out either hands the lock to the payment or gives
  // it back.
  private Admission decide(
      Request request, ChainView view, ChannelLock lock, Optional<PaymentChannel> record) {
    Admission admission = refused(Status.INTERNAL, "internal error");
    try {
      admission = judge(request, record, view, lock);
      if (admission instanceof Admission.Refused) {
        // Fresher chain data can turn it round: SDKs fund or extend a channel and pay in the same
        // breath.
        admission = judge(request, record, channels.latest(request.payment().id()), lock);
      }
      return admission;
    } finally {
      if (admission instanceof Admission.Refused) {
        ledger.release(lock);
      }
    }
  }

  private Admission judge(
      Request request, Optional<PaymentChannel> record, ChainView view, ChannelLock lock) {
    return switch (channels.merge(record, view)) {
      case Merge.Missing() -> missing(request);
      case Merge.Failed(String cause) ->
          refused(Status.INTERNAL, "payment channel error: " + cause);
      case Merge.Known(PaymentChannel channel) ->
          switch (consider(request, channel)) {
            case EscrowVerdict.Refused refused ->
                new Admission.Refused(EscrowRefusals.status(refused));
            case EscrowVerdict.Accepted accepted ->
                new Admission.Admitted(
                    new HeldPayment(ledger, lock, accepted.next(), request.call()));
          };
    };
  }

  private Admission refuseByReading(Request request, ChainView view) {
    Optional<PaymentChannel> record;
    try {
      record = ledger.record(request.payment().id());
    } catch (RecordException e) {
      return refused(Status.INTERNAL, "payment channel error: " + e.getMessage());
    }
    return switch (channels.merge(record, view)) {
      case Merge.Missing() -> missing(request);
      case Merge.Failed(String cause) ->
          refused(Status.INTERNAL, "payment channel error: " + cause);
      case Merge.Known(PaymentChannel channel) ->
          consider(request, channel) instanceof EscrowVerdict.Refused refused
              ? new Admission.Refused(EscrowRefusals.status(refused))
              // The ledger alone would take the payment; without the chain's word on the signer
              // nothing is written.
              : refused(Status.UNAVAILABLE, "payment channel cannot be checked on the chain now");
    };
  }

  private EscrowVerdict consider(Request request, PaymentChannel channel) {
    BlockNumber head = chain.head();
    return EscrowRules.consider(
        channel, request.payment(), request.signer(), head, terms, request.price());
  }

  private static Admission missing(Request request) {
    return refused(
        Status.UNAUTHENTICATED,
        "payment channel \"{ID: " + request.payment().id() + "}\" not found");
  }

  private static Admission refused(int code, String message) {
    return new Admission.Refused(Status.of(code, message));
  }
}
