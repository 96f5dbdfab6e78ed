package dev.snetd.testing;

import static io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real gRPC service. {@code echo} answers each message with itself, {@code count} the first
 * message as many times as its first byte says, {@code last} only the last one, {@code fail} with
 * an error, {@code hang} never.
 */
public final class RawService implements AutoCloseable {
  public static final Metadata.Key<String> HEADER =
      Metadata.Key.of("x-header", Metadata.ASCII_STRING_MARSHALLER);
  public static final Metadata.Key<byte[]> TRAILER =
      Metadata.Key.of("x-trailer-bin", Metadata.BINARY_BYTE_MARSHALLER);

  /** The headers that arrived, call by call. */
  public final Queue<Metadata> received = new ConcurrentLinkedQueue<>();

  /** How many calls were cancelled before they ended. */
  public final AtomicInteger cancelled = new AtomicInteger();

  private final Server server;

  public RawService() throws Exception {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
            .addService(ServerInterceptors.intercept(definition(), new Marks()))
            .build()
            .start();
  }

  public int port() {
    return server.getPort();
  }

  private ServerServiceDefinition definition() {
    return ServerServiceDefinition.builder("test.Raw")
        .addMethod(RawGrpc.method("echo", BIDI_STREAMING), call(Echo::new))
        .addMethod(RawGrpc.method("count", BIDI_STREAMING), call(Count::new))
        .addMethod(RawGrpc.method("last", BIDI_STREAMING), call(Last::new))
        .addMethod(RawGrpc.method("fail", BIDI_STREAMING), call(Fail::new))
        .addMethod(RawGrpc.method("hang", BIDI_STREAMING), call(Hang::new))
        .build();
  }

  private interface Behaviour {
    StreamObserver<byte[]> answerTo(StreamObserver<byte[]> out);
  }

  private ServerCallHandler<byte[], byte[]> call(Behaviour behaviour) {
    return ServerCalls.asyncBidiStreamingCall(out -> {
      ((ServerCallStreamObserver<byte[]>) out).setOnCancelHandler(cancelled::incrementAndGet);
      return behaviour.answerTo(out);
    });
  }

  private final class Marks implements ServerInterceptor {
    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(
        ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
      received.add(headers);
      return next.startCall(
          new SimpleForwardingServerCall<I, O>(call) {
            @Override
            public void sendHeaders(Metadata out) {
              out.put(HEADER, "from the service");
              super.sendHeaders(out);
            }

            @Override
            public void close(Status status, Metadata trailers) {
              trailers.put(TRAILER, new byte[] {0, 1, 2});
              super.close(status, trailers);
            }
          },
          headers);
    }
  }

  private static class Echo implements StreamObserver<byte[]> {
    final StreamObserver<byte[]> out;

    Echo(StreamObserver<byte[]> out) {
      this.out = out;
    }

    @Override
    public void onNext(byte[] message) {
      out.onNext(message);
    }

    @Override
    public void onError(Throwable e) {}

    @Override
    public void onCompleted() {
      out.onCompleted();
    }
  }

  private static final class Count extends Echo {
    Count(StreamObserver<byte[]> out) {
      super(out);
    }

    @Override
    public void onNext(byte[] message) {
      for (int i = 0; i < message[0]; i++) {
        out.onNext(message);
      }
    }
  }

  private static final class Last extends Echo {
    private byte[] last = {};

    Last(StreamObserver<byte[]> out) {
      super(out);
    }

    @Override
    public void onNext(byte[] message) {
      last = message;
    }

    @Override
    public void onCompleted() {
      out.onNext(last);
      out.onCompleted();
    }
  }

  private static final class Fail extends Echo {
    Fail(StreamObserver<byte[]> out) {
      super(out);
    }

    @Override
    public void onNext(byte[] message) {
      out.onError(
          Status.FAILED_PRECONDITION.withDescription("asked to fail: 100% ✓").asRuntimeException());
    }

    @Override
    public void onCompleted() {}
  }

  private static final class Hang extends Echo {
    Hang(StreamObserver<byte[]> out) {
      super(out);
    }

    @Override
    public void onNext(byte[] message) {}

    @Override
    public void onCompleted() {}
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
