/** A local world to try the daemon in, and to test it on: nothing here runs in production. */
@NullMarked
package dev.snetd.sandbox;

import org.jspecify.annotations.NullMarked;
