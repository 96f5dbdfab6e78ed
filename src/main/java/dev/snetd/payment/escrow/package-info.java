/**
 * Paying by channels of the MultiPartyEscrow contract: the rules, as pure functions, and the books.
 */
@NullMarked
package dev.snetd.payment.escrow;

import org.jspecify.annotations.NullMarked;
