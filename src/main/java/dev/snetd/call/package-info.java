/**
 * What travels between the protocols, the payment and who answers: a call, its metadata, its
 * status.
 */
@NullMarked
package dev.snetd.call;

import org.jspecify.annotations.NullMarked;
