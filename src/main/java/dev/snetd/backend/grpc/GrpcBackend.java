package dev.snetd.backend.grpc;

import dev.snetd.backend.Backend;
import dev.snetd.backend.Exchange;
import dev.snetd.call.Call;
import dev.snetd.call.Deadline;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;

/**
 * A service that speaks gRPC: one connection for all calls, made with the first of them and again
 * when it is lost.
 */
public final class GrpcBackend implements Backend {
  private static final int CLOSE_SECONDS = 5;

  private final GrpcBackendSettings settings;
  private final ManagedChannel channel;

  public GrpcBackend(GrpcBackendSettings settings) {
    this.settings = settings;
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(settings.host(), settings.port())
            .maxInboundMessageSize(settings.maxMessageBytes())
            // Callbacks only move parts into a queue, so they may run on the connection's own
            // thread.
            .directExecutor()
            .disableRetry();
    if (settings.tls()) {
      builder.useTransportSecurity();
    } else {
      builder.usePlaintext();
    }
    this.channel = builder.build();
  }

  @Override
  public Exchange open(Call call) {
    Deadline limit = call.deadline().orElseGet(() -> Deadline.after(settings.timeout()));
    CallOptions options = CallOptions.DEFAULT;
    if (call.deadline().isPresent()) {
      options = options.withDeadlineAfter(limit.remaining().toNanos(), TimeUnit.NANOSECONDS);
    }
    GrpcExchange exchange =
        new GrpcExchange(channel.newCall(OpaqueMethods.of(call.method()), options), limit);
    exchange.start(GrpcMetadata.toLibrary(call.metadata()));
    return exchange;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    try {
      channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
