package dev.snetd.watch.heartbeat.grpc;

import dev.snetd.watch.health.HealthState;
import dev.snetd.watch.health.HealthState.Down;
import dev.snetd.watch.health.HealthState.Up;
import dev.snetd.watch.heartbeat.ServiceCheck;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Healthy when {@code grpc.health.v1.Health/Check} says SERVING. It is asked for the service by its
 * id, and as a whole if it does not know that name, which few services do.
 *
 * @param tls whether to speak TLS, with the certificates that the JVM trusts
 */
public record GrpcCheck(String host, int port, boolean tls, String serviceId)
    implements ServiceCheck {
  @Override
  public HealthState ask(Duration limit) throws IOException {
    // A channel for each question: one that is kept waits longer after each failure, and would
    // find out late that the service is back.
    ManagedChannel channel = channel();
    try {
      HealthGrpc.HealthBlockingStub health =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS);
      return meaning(ask(health));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return new Down("the service has no gRPC health check");
      }
      throw new IOException("no answer to the gRPC health check", e);
    } finally {
      channel.shutdownNow();
    }
  }

  private ServingStatus ask(HealthGrpc.HealthBlockingStub health) {
    try {
      return status(health, serviceId);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND || serviceId.isEmpty()) {
        throw e;
      }
      return status(health, "");
    }
  }

  private static ServingStatus status(HealthGrpc.HealthBlockingStub health, String service) {
    return health.check(HealthCheckRequest.newBuilder().setService(service).build()).getStatus();
  }

  private static HealthState meaning(ServingStatus status) {
    return switch (status) {
      case SERVING -> new Up();
      case UNKNOWN, NOT_SERVING, SERVICE_UNKNOWN, UNRECOGNIZED ->
          new Down("the service says " + status);
    };
  }

  private ManagedChannel channel() {
    ManagedChannelBuilder<?> builder = ManagedChannelBuilder.forAddress(host, port).disableRetry();
    return (tls ? builder.useTransportSecurity() : builder.usePlaintext()).build();
  }
}
