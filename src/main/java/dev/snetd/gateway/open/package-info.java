/** What anybody may read over plain HTTP: heartbeat, encoding, liveness, readiness. */
@NullMarked
package dev.snetd.gateway.open;

import org.jspecify.annotations.NullMarked;
