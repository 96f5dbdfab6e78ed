/** A local world to try the daemon in; nothing of it runs in production. */
@NullMarked
package dev.snetd.sandbox;

import org.jspecify.annotations.NullMarked;
