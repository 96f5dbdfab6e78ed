/** How each part of the daemon is, and whether that is enough to take calls. */
@NullMarked
package dev.snetd.watch.health;

import org.jspecify.annotations.NullMarked;
