/**
 * Real parts on this machine, started and stopped at will: the world that one tries the daemon in,
 * and that tests run in.
 */
@NullMarked
package dev.snetd.sandbox;

import org.jspecify.annotations.NullMarked;
