/**
 * Signatures of accounts: what is signed, who signed it, and signing itself. The native library and
 * its pure fallback answer the same for every input.
 */
@NullMarked
package dev.snetd.units.signing;

import org.jspecify.annotations.NullMarked;
