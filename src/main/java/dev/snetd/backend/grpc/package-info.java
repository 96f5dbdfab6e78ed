/** Services that speak gRPC, called by grpc-java. Messages pass as opaque bytes. */
@NullMarked
package dev.snetd.backend.grpc;

import org.jspecify.annotations.NullMarked;
