/**
 * One decision for every protocol: may this call pass, and how is it paid. Knows no server, store
 * client or chain library.
 */
@NullMarked
package dev.snetd.payment;

import org.jspecify.annotations.NullMarked;
