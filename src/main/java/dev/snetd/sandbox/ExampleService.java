package dev.snetd.sandbox;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.snetd.control.RawBytes;
import dev.snetd.control.UnknownMethods;
import dev.snetd.sandbox.Calculator.Steps;
import dev.snetd.sandbox.example.CalculatorGrpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A small AI service to put the daemon before: a calculator with every kind of method, health check
 * and reflection, on a loopback port. It tells what it is sent.
 */
public final class ExampleService implements AutoCloseable {
  /** Where its {@code .proto} file is on the class path. */
  public static final String PROTO = "/sandbox/example_service.proto";

  private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
  private static final int STOP_SECONDS = 5;

  private final Server server;
  private final HealthStatusManager health;
  private final ExecutorService calls;
  private final ScheduledExecutorService timer;

  private ExampleService(int port, Consumer<ReceivedCall> listener, Steps steps) {
    calls = Executors.newVirtualThreadPerTaskExecutor();
    timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    health = new HealthStatusManager();
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .executor(calls)
            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
            .addService(calculator(new Calculator(steps, timer), listener))
            .addService(health.getHealthService())
            .addService(ProtoReflectionServiceV1.newInstance())
            .fallbackHandlerRegistry(
                new UnknownMethods((call, headers) ->
                    new Recording(listener)
                        .interceptCall(call, headers, ExampleService::unknownMethod)))
            .build();
    setServing(true);
  }

  /** Refuses at the end of the request, so that all of it has been told. */
  private static Listener<byte[]> unknownMethod(ServerCall<byte[], byte[]> call, Metadata headers) {
    call.request(1);
    return new Listener<>() {
      @Override
      public void onMessage(byte[] message) {
        call.request(1);
      }

      @Override
      public void onHalfClose() {
        call.close(
            Status.UNIMPLEMENTED.withDescription(
                "unknown method " + call.getMethodDescriptor().getBareMethodName()),
            new Metadata());
      }
    };
  }

  private static ServerServiceDefinition calculator(
      Calculator calculator, Consumer<ReceivedCall> listener) {
    return ServerInterceptors.intercept(
        ServerInterceptors.useMarshalledMessages(calculator.bindService(), new RawBytes()),
        new Courtesy(),
        new Recording(listener));
  }

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @param listener told of each call when it begins, on the thread that serves it
   * @throws IOException if the port is taken
   */
  public static ExampleService start(int port, Consumer<ReceivedCall> listener) throws IOException {
    return new ExampleService(port, listener, new Counting()).started();
  }

  /**
   * Starts it with a countdown that answers three times 5, whatever is asked: the service that the
   * golden data was recorded with did so.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is taken
   */
  public static ExampleService startAsRecorded(int port, Consumer<ReceivedCall> listener)
      throws IOException {
    return new ExampleService(port, listener, new Recorded()).started();
  }

  private ExampleService started() throws IOException {
    try {
      server.start();
      return this;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getPort();
  }

  /** As it is written in {@code service_endpoint}. */
  public String endpoint() {
    return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port();
  }

  /** What its {@code .proto} file says, compiled. */
  public static FileDescriptor descriptor() {
    return dev.snetd.sandbox.example.ExampleService.getDescriptor();
  }

  /** Chooses what its health check says from now on; everything else goes on as before. */
  public void setServing(boolean serving) {
    ServingStatus status = serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
    health.setStatus(CalculatorGrpc.SERVICE_NAME, status);
  }

  /** Ends it, and every call under way. */
  @Override
  public void close() {
    server.shutdownNow();
    timer.shutdownNow();
    calls.shutdownNow();
    try {
      server.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** 3, 2, 1. */
  private static final class Counting implements Steps {
    private static final int FROM = 3;

    @Override
    public int count(int from) {
      return from > 0 ? from : FROM;
    }

    @Override
    public float value(int from, int step) {
      return count(from) - step;
    }
  }

  /** 5, 5, 5. */
  private static final class Recorded implements Steps {
    private static final int TIMES = 3;
    private static final float VALUE = 5;

    @Override
    public int count(int from) {
      return TIMES;
    }

    @Override
    public float value(int from, int step) {
      return VALUE;
    }
  }
}
