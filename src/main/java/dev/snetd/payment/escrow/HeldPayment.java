package dev.snetd.payment.escrow;

import dev.snetd.call.Call;
import dev.snetd.call.Status;
import dev.snetd.payment.Payment;
import dev.snetd.payment.ServiceHeaders;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A payment whose channel is held until it is committed or released. */
final class HeldPayment implements Payment {
  private static final Status NOT_STORED =
      Status.of(Status.INTERNAL, "unable to store new payment channel state");

  private final ChannelLedger ledger;
  private final ChannelLock lock;
  private final PaymentChannel next;
  private final Call forService;
  private final AtomicBoolean ended = new AtomicBoolean();

  HeldPayment(ChannelLedger ledger, ChannelLock lock, PaymentChannel next, Call call) {
    this.ledger = ledger;
    this.lock = lock;
    this.next = next;
    this.forService = ServiceHeaders.of(call, next.sender());
  }

  @Override
  public Call forService() {
    return forService;
  }

  @Override
  public Optional<Status> commit() {
    if (!ended.compareAndSet(false, true)) {
      return Optional.of(NOT_STORED); // released already: nothing may be delivered
    }
    return switch (ledger.commit(lock, next)) {
      case YES -> Optional.empty();
      case NO, UNKNOWN -> Optional.of(NOT_STORED);
    };
  }

  @Override
  public void release() {
    if (ended.compareAndSet(false, true)) {
      ledger.release(lock);
    }
  }
}
