/** gRPC on HTTP/2, from bytes to a call and back. */
@NullMarked
package dev.snetd.gateway.grpc;

import org.jspecify.annotations.NullMarked;
