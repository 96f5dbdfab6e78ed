package dev.snetd.control;

import com.google.protobuf.ByteString;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.control.escrow.ChannelStateReply;
import dev.snetd.control.escrow.ChannelStateRequest;
import dev.snetd.control.escrow.PaymentChannelStateServiceGrpc.PaymentChannelStateServiceImplBase;
import dev.snetd.payment.escrow.ChannelStates;
import dev.snetd.payment.escrow.ChannelStates.Answer;
import dev.snetd.payment.escrow.ChannelStates.Known;
import dev.snetd.payment.escrow.ChannelStates.Refused;
import dev.snetd.payment.escrow.ChannelStates.Signed;
import dev.snetd.store.StoreUnavailableException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code escrow.PaymentChannelStateService}: where a caller learns which nonce and amount to sign
 * next. Only translates; {@link ChannelStates} decides.
 */
final class ChannelStateService extends PaymentChannelStateServiceImplBase {
  private static final Logger log = LoggerFactory.getLogger(ChannelStateService.class);

  private final Optional<ChannelStates> states;

  /**
   * @param states empty while the blockchain is off: every reply is then empty too
   */
  ChannelStateService(Optional<ChannelStates> states) {
    this.states = states;
  }

  @Override
  public void getChannelState(
      ChannelStateRequest request, StreamObserver<ChannelStateReply> answer) {
    try {
      answer.onNext(states.isEmpty() ? ChannelStateReply.getDefaultInstance() : reply(request));
      answer.onCompleted();
    } catch (StatusRuntimeException e) {
      answer.onError(e);
    }
  }

  private ChannelStateReply reply(ChannelStateRequest request) {
    return switch (ask(request)) {
      case Known known -> reply(known);
      // Clients match the bare text, and expect this code with it.
      case Refused refused ->
          throw Status.UNKNOWN.withDescription(refused.message()).asRuntimeException();
    };
  }

  private Answer ask(ChannelStateRequest request) {
    try {
      return states
          .orElseThrow()
          .of(
              request.getChannelId().toByteArray(),
              request.getSignature().toByteArray(),
              request.getCurrentBlock());
    } catch (StoreUnavailableException e) {
      log.warn("channel state cannot be read from the store", e);
      throw unavailable("channel error:the daemon's ledger is not available", e);
    } catch (ChainUnavailableException e) {
      log.warn("channel state cannot be read from the chain", e);
      throw unavailable("channel error:the blockchain is not available", e);
    }
  }

  private static StatusRuntimeException unavailable(String text, RuntimeException cause) {
    return Status.UNAVAILABLE.withDescription(text).withCause(cause).asRuntimeException();
  }

  private static ChannelStateReply reply(Known known) {
    ChannelStateReply.Builder reply =
        ChannelStateReply.newBuilder().setCurrentNonce(bytes(known.nonce().bytes32()));
    known
        .current()
        .ifPresent(signed ->
            reply
                .setCurrentSignedAmount(amount(signed))
                .setCurrentSignature(bytes(signed.signature().bytes())));
    known
        .claimed()
        .ifPresent(signed ->
            reply
                .setOldNonceSignedAmount(amount(signed))
                .setOldNonceSignature(bytes(signed.signature().bytes())));
    return reply.build();
  }

  private static ByteString amount(Signed signed) {
    return bytes(signed.amount().bytes32());
  }

  private static ByteString bytes(byte[] value) {
    return ByteString.copyFrom(value);
  }
}
