package dev.snetd.backend.grpc;

import java.time.Duration;

/**
 * How a gRPC service is reached.
 *
 * @param host of the service
 * @param port of the service
 * @param tls whether to speak TLS, trusting the authorities of the JDK
 * @param timeout for a whole call if the caller set no deadline; enforced here and not announced to
 *     the service
 * @param maxMessageBytes of one message, either way
 */
public record GrpcBackendSettings(
    String host, int port, boolean tls, Duration timeout, int maxMessageBytes) {}
