package dev.snetd.payment.pricing;

import dev.snetd.call.MethodName;
import dev.snetd.units.Cogs;

/** The prices of one service. */
public interface PriceList {
  /** What one call of the method costs. */
  Price of(MethodName method);

  /** The answer. */
  sealed interface Price {}

  /** So many cogs for each call; 0 is a price too. */
  record Known(Cogs cogs) implements Price {}

  /**
   * There is no price, so the call cannot be paid and is refused.
   *
   * @param reason as clients of the Go daemon know it, without the prefix {@code internal error: }
   */
  record Unknown(String reason) implements Price {}
}
