/** Asking the AI service by the health protocol of gRPC. */
@NullMarked
package dev.snetd.watch.heartbeat.grpc;

import org.jspecify.annotations.NullMarked;
