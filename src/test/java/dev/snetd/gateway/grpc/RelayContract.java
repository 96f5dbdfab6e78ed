package dev.snetd.gateway.grpc;

import static io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING;
import static io.grpc.MethodDescriptor.MethodType.CLIENT_STREAMING;
import static io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING;
import static io.grpc.MethodDescriptor.MethodType.UNARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snetd.backend.grpc.GrpcBackend;
import dev.snetd.backend.grpc.GrpcBackendSettings;
import dev.snetd.call.Call;
import dev.snetd.call.Status;
import dev.snetd.payment.Admission;
import dev.snetd.payment.Payment;
import dev.snetd.testing.Await;
import dev.snetd.testing.RawGrpc;
import dev.snetd.testing.RawService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A grpc-java caller, the relay in a real container, a grpc-java service; the payment writes down
 * what befalls it. The same for every container.
 */
abstract class RelayContract {
  private static final int MAX = 1 << 20;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<String> books = new CopyOnWriteArrayList<>();
  private Optional<Status> refusal = Optional.empty();
  private Optional<Status> unpaid = Optional.empty();
  private RawService service;
  private GrpcBackend backend;
  private Container container;
  private ManagedChannel caller;

  /** A running container. */
  interface Container extends AutoCloseable {
    int port();
  }

  /** Starts one that answers every path with the servlet, HTTP/2 in plain text. */
  abstract Container start(RelayServlet relay) throws Exception;

  @BeforeEach
  void start() throws Exception {
    service = new RawService();
    backend =
        new GrpcBackend(
            new GrpcBackendSettings(
                "127.0.0.1", service.port(), false, Duration.ofSeconds(3), MAX));
    container = start(new RelayServlet(this::admit, backend, MAX));
    caller =
        NettyChannelBuilder.forAddress("127.0.0.1", container.port())
            .usePlaintext()
            .maxInboundMessageSize(4 * MAX)
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    caller.shutdownNow();
    container.close();
    backend.close();
    service.close();
  }

  private Admission admit(Call call) {
    return refusal
        .<Admission>map(Admission.Refused::new)
        .orElseGet(() -> new Admission.Admitted(new WrittenDown(call)));
  }

  private final class WrittenDown implements Payment {
    private final Call call;
    private boolean ended;

    WrittenDown(Call call) {
      this.call = call;
    }

    @Override
    public Call forService() {
      return call;
    }

    @Override
    public synchronized Optional<Status> commit() {
      ended = true;
      books.add("commit");
      return unpaid;
    }

    @Override
    public synchronized void release() {
      if (!ended) {
        ended = true;
        books.add("release");
      }
    }
  }

  private byte[] unary(Channel channel, String method, byte[] message) {
    return ClientCalls.blockingUnaryCall(
        channel, RawGrpc.method(method, UNARY), CallOptions.DEFAULT, message);
  }

  private StatusRuntimeException failure(String method) {
    return catchThrowableOfType(
        StatusRuntimeException.class, () -> unary(caller, method, new byte[] {1}));
  }

  @Test
  void aUnaryCallIsAnsweredAndPaid() {
    assertThat(unary(caller, "echo", new byte[] {1, 2})).containsExactly(1, 2);
    assertThat(books).containsExactly("commit");
  }

  @Test
  void headersAndTrailersOfBothSidesArrive() {
    Metadata sent = new Metadata();
    sent.put(Metadata.Key.of("x-custom", Metadata.ASCII_STRING_MARSHALLER), "one");
    sent.put(Metadata.Key.of("x-custom", Metadata.ASCII_STRING_MARSHALLER), "two");
    sent.put(Metadata.Key.of("x-custom-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] {0, -1});
    AtomicReference<Metadata> headers = new AtomicReference<>();
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    Channel channel =
        ClientInterceptors.intercept(
            caller,
            MetadataUtils.newAttachHeadersInterceptor(sent),
            MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));

    unary(channel, "echo", new byte[] {1});

    Metadata got = service.received.element();
    assertThat(got.getAll(Metadata.Key.of("x-custom", Metadata.ASCII_STRING_MARSHALLER)))
        .containsExactly("one", "two");
    assertThat(got.get(Metadata.Key.of("x-custom-bin", Metadata.BINARY_BYTE_MARSHALLER)))
        .containsExactly(0, -1);
    assertThat(got.containsKey(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER)))
        .as("the time limit of the configuration is not announced")
        .isFalse();
    assertThat(headers.get().get(RawService.HEADER)).isEqualTo("from the service");
    assertThat(trailers.get().get(RawService.TRAILER)).containsExactly(0, 1, 2);
  }

  @Test
  void aServerStreamIsPaidOnceBeforeItsFirstMessage() {
    Iterator<byte[]> answers =
        ClientCalls.blockingServerStreamingCall(
            caller,
            RawGrpc.method("count", SERVER_STREAMING),
            CallOptions.DEFAULT,
            new byte[] {100});

    assertThat(answers.next()).containsExactly(100);
    assertThat(books).containsExactly("commit");
    answers.forEachRemaining(message -> {});
    assertThat(books).containsExactly("commit");
  }

  @Test
  void aClientStreamIsAnsweredOnce() throws Exception {
    Collected answers = new Collected();
    StreamObserver<byte[]> requests = stream("last", CLIENT_STREAMING, answers);
    for (byte i = 0; i < 50; i++) {
      requests.onNext(new byte[] {i});
    }
    requests.onCompleted();

    answers.await();
    assertThat(answers.messages).hasSize(1);
    assertThat(answers.messages.getFirst()).containsExactly(49);
  }

  @Test
  void aBidirectionalStreamAnswersBeforeTheCallerIsDone() throws Exception {
    Collected answers = new Collected();
    StreamObserver<byte[]> requests = stream("echo", BIDI_STREAMING, answers);
    for (int i = 1; i <= 5; i++) {
      int size = i;
      requests.onNext(new byte[] {1});
      Await.until(SOON, "answer " + i, () -> answers.messages.size() == size);
    }
    requests.onCompleted();

    answers.await();
    assertThat(books).containsExactly("commit");
  }

  private StreamObserver<byte[]> stream(
      String method, MethodType type, StreamObserver<byte[]> answers) {
    return ClientCalls.asyncBidiStreamingCall(
        caller.newCall(RawGrpc.method(method, type), CallOptions.DEFAULT), answers);
  }

  @Test
  void gzipIsAnsweredWithGzip() {
    byte[] message = new byte[100_000];

    byte[] answer =
        ClientCalls.blockingUnaryCall(
            caller,
            RawGrpc.method("echo", UNARY),
            CallOptions.DEFAULT.withCompression("gzip"),
            message);

    assertThat(answer).isEqualTo(message);
  }

  @Test
  void anErrorOfTheServiceKeepsItsStatusAndIsNotCharged() {
    StatusRuntimeException e = failure("fail");

    assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.FAILED_PRECONDITION);
    assertThat(e.getStatus().getDescription()).isEqualTo("asked to fail: 100% ✓");
    assertThat(e.getTrailers().get(RawService.TRAILER)).containsExactly(0, 1, 2);
    Await.until(SOON, "the payment ends", () -> books.size() == 1);
    assertThat(books).containsExactly("release");
  }

  @Test
  void withoutADurablePaymentNothingIsDelivered() {
    unpaid = Optional.of(Status.of(13, "unable to store new payment channel state"));

    StatusRuntimeException e = failure("echo");

    assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.INTERNAL);
    assertThat(e.getStatus().getDescription())
        .isEqualTo("unable to store new payment channel state");
  }

  @Test
  void aRefusalReachesNoServiceAndSaysWhatIsNeeded() throws Exception {
    refusal =
        Optional.of(
            new Status(1000, "incorrect payment channel nonce", Map.of("expected_nonce", "3")));

    StatusRuntimeException e = failure("echo");

    assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNKNOWN);
    assertThat(e.getStatus().getDescription()).contains("incorrect payment channel nonce");
    var details =
        com.google.rpc.Status.parseFrom(
            e.getTrailers()
                .get(Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER)));
    assertThat(details.getCode()).isEqualTo(1000);
    assertThat(details.getDetails(0).unpack(com.google.rpc.ErrorInfo.class).getMetadataMap())
        .containsEntry("expected_nonce", "3");
    assertThat(service.received).isEmpty();
  }

  @Test
  void aMessageOverTheLimitIsRefusedAndNotCharged() {
    assertThatThrownBy(() -> unary(caller, "echo", new byte[MAX + 1]))
        .hasMessageContaining("grpc: received message larger than max (1048577 vs. 1048576)");
    Await.until(SOON, "the payment ends", () -> books.size() == 1);
    assertThat(books).containsExactly("release");
  }

  @Test
  void aServiceThatHangsEndsWithTheConfiguredTimeAndIsNotCharged() {
    StatusRuntimeException e = failure("hang");

    assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.DEADLINE_EXCEEDED);
    Await.until(SOON, "the payment ends", () -> books.size() == 1);
    assertThat(books).containsExactly("release");
    Await.until(SOON, "the service is told", () -> service.cancelled.get() == 1);
  }

  @Test
  void theCallersDeadlineReachesTheService() {
    assertThatThrownBy(() ->
            ClientCalls.blockingUnaryCall(
                caller,
                RawGrpc.method("hang", UNARY),
                CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.SECONDS),
                new byte[] {1}))
        .hasMessageContaining("DEADLINE_EXCEEDED");
    assertThat(
            service
                .received
                .element()
                .containsKey(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER)))
        .isTrue();
    Await.until(SOON, "the payment ends", () -> books.equals(List.of("release")));
  }

  @Test
  void aCallerWhoLeavesBeforeAnyAnswerPaysNothingAndTheServiceIsTold() {
    Collected answers = new Collected();
    var call = caller.newCall(RawGrpc.method("hang", BIDI_STREAMING), CallOptions.DEFAULT);
    ClientCalls.asyncBidiStreamingCall(call, answers).onNext(new byte[] {1});
    Await.until(SOON, "the service has the call", () -> !service.received.isEmpty());

    call.cancel("left", null);

    Await.until(SOON, "the service is told", () -> service.cancelled.get() == 1);
    Await.until(SOON, "the payment ends", () -> books.equals(List.of("release")));
  }

  @Test
  void aCallerWhoLeavesAfterTheFirstAnswerHasPaid() {
    Collected answers = new Collected();
    var call = caller.newCall(RawGrpc.method("echo", BIDI_STREAMING), CallOptions.DEFAULT);
    ClientCalls.asyncBidiStreamingCall(call, answers).onNext(new byte[] {1});
    Await.until(SOON, "an answer", () -> !answers.messages.isEmpty());

    call.cancel("left", null);

    Await.until(SOON, "the service is told", () -> service.cancelled.get() == 1);
    assertThat(books).containsExactly("commit");
  }

  @Test
  void aServiceThatIsDownIsToldWithoutItsAddress() {
    service.close();

    StatusRuntimeException e = failure("echo");

    assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
    assertThat(e.getStatus().getDescription()).isEqualTo("can't connect to service");
    Await.until(SOON, "the payment ends", () -> books.equals(List.of("release")));
  }

  private static final class Collected implements StreamObserver<byte[]> {
    private final List<byte[]> messages = new CopyOnWriteArrayList<>(new ArrayList<>());
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void onNext(byte[] message) {
      messages.add(message);
    }

    @Override
    public void onError(Throwable e) {
      ended.countDown();
    }

    @Override
    public void onCompleted() {
      ended.countDown();
    }

    void await() throws InterruptedException {
      assertThat(ended.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }
}
