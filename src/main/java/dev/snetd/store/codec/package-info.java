/**
 * The records of the Go daemon as bytes: Go's gob format, as far as these records need it. Reads
 * what any Go daemon wrote, writes what any Go daemon reads.
 */
@NullMarked
package dev.snetd.store.codec;

import org.jspecify.annotations.NullMarked;
