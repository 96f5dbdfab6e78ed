/** What a call costs. */
@NullMarked
package dev.snetd.payment.pricing;

import org.jspecify.annotations.NullMarked;
