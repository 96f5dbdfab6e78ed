package dev.snetd.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.control.escrow.ChannelStateReply;
import dev.snetd.control.escrow.ChannelStateRequest;
import dev.snetd.control.escrow.PaymentChannelStateServiceGrpc;
import dev.snetd.control.health.HealthCheckRequest;
import dev.snetd.control.health.HealthCheckResponse;
import dev.snetd.control.health.HealthCheckResponse.ServingStatus;
import dev.snetd.control.health.HealthGrpc;
import dev.snetd.control.health.HealthListRequest;
import dev.snetd.payment.escrow.ChannelStates;
import dev.snetd.payment.escrow.ChannelStates.Answer;
import dev.snetd.payment.escrow.ChannelStates.Known;
import dev.snetd.payment.escrow.ChannelStates.Refused;
import dev.snetd.payment.escrow.ChannelStates.Signed;
import dev.snetd.sandbox.ExampleService;
import dev.snetd.testing.Await;
import dev.snetd.testing.Container;
import dev.snetd.testing.Vectors;
import dev.snetd.units.Cogs;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import dev.snetd.watch.health.HealthState;
import io.grpc.CallOptions;
import io.grpc.Codec;
import io.grpc.CompressorRegistry;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.reflection.v1.ExtensionRequest;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The daemon's own services as a gRPC client meets them, in both servlet containers. */
@ParameterizedClass
@EnumSource(Container.class)
class ControlServicesTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MAX_MESSAGE_BYTES = 1000;

  private final Container container;

  private volatile Answer state = new Refused("not asked for");
  private volatile HealthState service = new HealthState.Up();
  private ControlServices control;
  private Container.Running running;
  private ManagedChannel channel;

  ControlServicesTest(Container container) {
    this.container = container;
  }

  @BeforeEach
  void start() throws Exception {
    start(Optional.of((_, _, _) -> state));
  }

  private void start(Optional<ChannelStates> states) throws Exception {
    control =
        new ControlServices(
            states, () -> service, List.of(ExampleService.descriptor()), MAX_MESSAGE_BYTES);
    running = container.start(control::register);
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", running.port()).usePlaintext().build();
  }

  @AfterEach
  void stop() throws Exception {
    channel.shutdownNow();
    control.close();
    running.close();
  }

  @Test
  void channelStateIsAnsweredAsRecorded() {
    List<JsonNode> cases =
        Vectors.each(Vectors.read("replies.json"))
            .filter(each -> each.get("world").asString().equals("grpc"))
            .filter(each -> each.get("name").asString().startsWith("state/"))
            .toList();
    assertThat(cases).hasSize(12);
    for (JsonNode each : cases) {
      JsonNode response = each.get("response");
      state = recorded(response);
      Result result =
          call(each.get("request").get("path").asString(), each.get("request").get("messages"));
      assertThat(result.code()).isEqualTo(response.get("status").get("code").asInt());
      assertThat(result.message()).isEqualTo(response.get("status").get("message").asString());
      assertThat(result.reply())
          .as(each.get("name").asString())
          .isEqualTo(
              response.get("messages").isEmpty()
                  ? null
                  : ByteString.copyFrom(bytes(response.get("messages"))));
    }
  }

  @Test
  void whileTheBlockchainIsOffTheStateIsEmpty() throws Exception {
    stop();
    start(Optional.empty());
    assertThat(states().getChannelState(ChannelStateRequest.getDefaultInstance()))
        .isEqualTo(ChannelStateReply.getDefaultInstance());
  }

  @Test
  void aChainThatIsGoneIsSaidSoWithoutNamingIt() throws Exception {
    stop();
    start(
        Optional.of((_, _, _) -> {
          throw new ChainUnavailableException("http://10.0.0.1:8545", null);
        }));
    assertThat(refusal(ChannelStateRequest.getDefaultInstance()))
        .isEqualTo("UNAVAILABLE channel error:the blockchain is not available");
  }

  @Test
  void aMessageThatCannotBeDecodedIsInternal() {
    Result result = call("/escrow.PaymentChannelStateService/GetChannelState", new byte[] {-1, -1});
    assertThat(result.code()).isEqualTo(13);
    assertThat(result.message())
        .isEqualTo(
            "grpc: error unmarshalling request: proto: cannot parse invalid wire-format data");
  }

  @Test
  void aMessageMayBeAsLongAsTheLimitAndNotOneByteLonger() {
    assertThat(refusal(requestOf(MAX_MESSAGE_BYTES))).isEqualTo("UNKNOWN not asked for");
    assertThat(refusal(requestOf(MAX_MESSAGE_BYTES + 1)))
        .isEqualTo("RESOURCE_EXHAUSTED grpc: received message larger than max (1001 vs. 1000)");
  }

  @Test
  void aMessageFarTooLongIsRefusedAndOtherCallsGoOn() {
    assertThat(refusal(requestOf(8_000_000))).doesNotContain("not asked for");
    assertThat(health().check(HealthCheckRequest.getDefaultInstance()).getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void aMethodThatAServiceDoesNotHaveIsUnimplemented() {
    Result result = call("/escrow.PaymentChannelStateService/Nothing", new byte[0]);
    assertThat(result.code()).isEqualTo(12);
    assertThat(result.message())
        .isEqualTo("unknown method Nothing for service escrow.PaymentChannelStateService");
  }

  @Test
  void anUnknownEncodingIsUnimplemented() {
    CompressorRegistry registry = CompressorRegistry.newEmptyInstance();
    registry.register(
        new Codec() {
          @Override
          public String getMessageEncoding() {
            return "br";
          }

          @Override
          public InputStream decompress(InputStream in) {
            return in;
          }

          @Override
          public OutputStream compress(OutputStream out) {
            return out;
          }
        });
    ManagedChannel compressing =
        ManagedChannelBuilder.forAddress("127.0.0.1", running.port())
            .usePlaintext()
            .compressorRegistry(registry)
            .build();
    try {
      HealthGrpc.HealthBlockingStub stub =
          HealthGrpc.newBlockingStub(compressing).withCompression("br");
      StatusRuntimeException refused =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () -> stub.check(HealthCheckRequest.newBuilder().setService("x").build()));
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
      assertThat(refused.getStatus().getDescription())
          .isEqualTo("grpc: Decompressor is not installed for grpc-encoding \"br\"");
    } finally {
      compressing.shutdownNow();
    }
  }

  @Test
  void malformedHeadersThatNobodyNeedsDoNoHarm() throws Exception {
    try (RawHttp2 raw = new RawHttp2(running.port())) {
      raw.post(
          "/grpc.health.v1.Health/Check",
          List.of(
              Map.entry("content-type", "application/grpc"),
              Map.entry("x-bin", "!!"),
              Map.entry("grpc-timeout", "soon")),
          new byte[5]);
      assertThat(raw.body()).containsExactly(0, 0, 0, 0, 2, 8, 1);
    }
  }

  @Test
  void overHttp1ThereIsNothing() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:" + running.port() + "/grpc.health.v1.Health/Check"))
                  .version(HttpClient.Version.HTTP_1_1)
                  .header("content-type", "application/grpc")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5]))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo("404 page not found\n");
    }
  }

  @Test
  void healthTellsTheTruthWhateverNameIsAskedFor() {
    HealthCheckRequest anything = HealthCheckRequest.newBuilder().setService("anything").build();
    assertThat(health().check(anything).getStatus()).isEqualTo(ServingStatus.SERVING);
    service = new HealthState.Degraded("slow");
    assertThat(health().check(anything).getStatus()).isEqualTo(ServingStatus.SERVING);
    service = new HealthState.Down("gone");
    assertThat(health().check(anything).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
    assertThat(health().list(HealthListRequest.getDefaultInstance()).getStatusesMap())
        .containsOnlyKeys("")
        .containsValue(
            HealthCheckResponse.newBuilder().setStatus(ServingStatus.NOT_SERVING).build());
  }

  @Test
  void aWatcherIsToldNowAndAtEachChange() {
    Iterator<HealthCheckResponse> watched =
        health().withDeadlineAfter(LIMIT).watch(HealthCheckRequest.getDefaultInstance());
    assertThat(watched.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    service = new HealthState.Down("gone");
    assertThat(watched.next().getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
    service = new HealthState.Up();
    assertThat(watched.next().getStatus()).isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void aWatcherWhoLeavesIsForgotten() {
    Context.CancellableContext caller = Context.current().withCancellation();
    caller.run(() -> {
      Iterator<HealthCheckResponse> watched =
          health().watch(HealthCheckRequest.getDefaultInstance());
      assertThat(watched.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    });
    assertThat(control.watching()).isOne();
    caller.cancel(null);
    Await.until(LIMIT, "nobody watches", () -> control.watching() == 0);
  }

  @Test
  void watchersAreToldWhenTheDaemonStops() {
    Iterator<HealthCheckResponse> watched =
        health().withDeadlineAfter(LIMIT).watch(HealthCheckRequest.getDefaultInstance());
    assertThat(watched.next().getStatus()).isEqualTo(ServingStatus.SERVING);
    control.close();
    StatusRuntimeException ended =
        catchThrowableOfType(StatusRuntimeException.class, watched::next);
    assertThat(ended.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @Test
  void reflectionListsTheDaemonsServicesAndTheAiServices() throws Exception {
    ServerReflectionResponse answer =
        reflect(ServerReflectionRequest.newBuilder().setListServices("").build()).getFirst();
    assertThat(answer.getListServicesResponse().getServiceList())
        .extracting(io.grpc.reflection.v1.ServiceResponse::getName)
        .containsExactly(
            "escrow.PaymentChannelStateService",
            "example_service.Calculator",
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.reflection.v1alpha.ServerReflection");
  }

  @Test
  void reflectionAnswersEachQuestionInOrder() throws Exception {
    List<ServerReflectionResponse> answers =
        reflect(
            symbol("example_service.Calculator"),
            symbol("example_service.Calculator.add"),
            symbol("escrow.ChannelStateReply"),
            symbol("grpc.health.v1.HealthCheckResponse.ServingStatus"),
            symbol("example_service.Nothing"),
            ServerReflectionRequest.newBuilder().setFileByFilename("example_service.proto").build(),
            ServerReflectionRequest.newBuilder().setFileByFilename("nothing.proto").build(),
            ServerReflectionRequest.newBuilder()
                .setFileContainingExtension(
                    ExtensionRequest.newBuilder().setContainingType("a.B").setExtensionNumber(1))
                .build(),
            ServerReflectionRequest.getDefaultInstance());
    assertThat(answers.stream().map(ControlServicesTest::fileOrCode))
        .containsExactly(
            "example_service.proto",
            "example_service.proto",
            "state_service.proto",
            "health_service.proto",
            "5",
            "example_service.proto",
            "5",
            "5",
            "3");
  }

  @Test
  void reflectionIsAnsweredUnderItsOlderNameToo() {
    byte[] question =
        ServerReflectionRequest.newBuilder().setListServices("").build().toByteArray();
    String rest = ".ServerReflection/ServerReflectionInfo";
    Result older = call("/grpc.reflection.v1alpha" + rest, question);
    assertThat(older.code()).isZero();
    assertThat(older.reply()).isEqualTo(call("/grpc.reflection.v1" + rest, question).reply());
  }

  private static Answer recorded(JsonNode response) {
    JsonNode messages = response.get("messages");
    if (messages.isEmpty()) {
      return new Refused(response.get("status").get("message").asString());
    }
    try {
      ChannelStateReply reply = ChannelStateReply.parseFrom(bytes(messages));
      return new Known(
          new Nonce(new BigInteger(1, reply.getCurrentNonce().toByteArray())),
          signed(reply.getCurrentSignedAmount(), reply.getCurrentSignature()),
          signed(reply.getOldNonceSignedAmount(), reply.getOldNonceSignature()));
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Signed> signed(ByteString amount, ByteString signature) {
    return amount.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Signed(
                new Cogs(new BigInteger(1, amount.toByteArray())),
                new OpaqueBytes(signature.toByteArray())));
  }

  /** How a call ended; the reply is null if there was none. */
  private record Result(int code, String message, @Nullable ByteString reply) {}

  private Result call(String path, JsonNode messages) {
    return call(path, bytes(messages));
  }

  private Result call(String path, byte[] message) {
    MethodDescriptor<byte[], byte[]> method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(path.substring(1))
            .setRequestMarshaller(new RawBytes())
            .setResponseMarshaller(new RawBytes())
            .build();
    try {
      return new Result(
          0,
          "",
          ByteString.copyFrom(
              ClientCalls.blockingUnaryCall(
                  channel,
                  method,
                  CallOptions.DEFAULT.withDeadlineAfter(LIMIT.toSeconds(), TimeUnit.SECONDS),
                  message)));
    } catch (StatusRuntimeException e) {
      return new Result(
          e.getStatus().getCode().value(), String.valueOf(e.getStatus().getDescription()), null);
    }
  }

  private static byte[] bytes(JsonNode messages) {
    return Base64.getDecoder().decode(messages.get(0).asString());
  }

  private String refusal(ChannelStateRequest request) {
    StatusRuntimeException refused =
        catchThrowableOfType(StatusRuntimeException.class, () -> states().getChannelState(request));
    return refused.getStatus().getCode() + " " + refused.getStatus().getDescription();
  }

  /** A request of exactly that many bytes. */
  private static ChannelStateRequest requestOf(int bytes) {
    int room = bytes - 3;
    ChannelStateRequest request =
        ChannelStateRequest.newBuilder().setSignature(ByteString.copyFrom(new byte[room])).build();
    int excess = request.getSerializedSize() - bytes;
    return ChannelStateRequest.newBuilder()
        .setSignature(ByteString.copyFrom(new byte[room - excess]))
        .build();
  }

  private PaymentChannelStateServiceGrpc.PaymentChannelStateServiceBlockingStub states() {
    return PaymentChannelStateServiceGrpc.newBlockingStub(channel).withDeadlineAfter(LIMIT);
  }

  private HealthGrpc.HealthBlockingStub health() {
    return HealthGrpc.newBlockingStub(channel);
  }

  private static ServerReflectionRequest symbol(String name) {
    return ServerReflectionRequest.newBuilder().setFileContainingSymbol(name).build();
  }

  private List<ServerReflectionResponse> reflect(ServerReflectionRequest... questions)
      throws Exception {
    BlockingQueue<ServerReflectionResponse> answers = new LinkedBlockingQueue<>();
    BlockingQueue<Status> end = new LinkedBlockingQueue<>();
    StreamObserver<ServerReflectionRequest> asking =
        ServerReflectionGrpc.newStub(channel)
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse answer) {
                    answers.add(answer);
                  }

                  @Override
                  public void onError(Throwable t) {
                    end.add(Status.fromThrowable(t));
                  }

                  @Override
                  public void onCompleted() {
                    end.add(Status.OK);
                  }
                });
    for (ServerReflectionRequest question : questions) {
      asking.onNext(question);
    }
    asking.onCompleted();
    assertThat(end.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(Status.OK);
    return List.copyOf(answers);
  }

  private static String fileOrCode(ServerReflectionResponse answer) {
    if (answer.hasErrorResponse()) {
      return Integer.toString(answer.getErrorResponse().getErrorCode());
    }
    try {
      return FileDescriptorProto.parseFrom(
              answer.getFileDescriptorResponse().getFileDescriptorProto(0))
          .getName();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
