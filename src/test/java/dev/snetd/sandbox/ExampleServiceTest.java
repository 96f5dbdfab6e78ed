package dev.snetd.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snetd.control.RawBytes;
import dev.snetd.sandbox.example.CalculatorGrpc;
import dev.snetd.sandbox.example.Numbers;
import dev.snetd.sandbox.example.Result;
import dev.snetd.sandbox.example.Start;
import dev.snetd.testing.Vectors;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExampleServiceTest {
  private static final int LIMIT_SECONDS = 20;
  private static final Set<String> RECORDED =
      Set.of(
          "escrow/first paid call",
          "escrow/server streaming",
          "escrow/service refuses",
          "escrow/service refuses with details (code 9, message \"sorry\")",
          "escrow/unknown method of the service");

  private final BlockingQueue<ReceivedCall> received = new LinkedBlockingQueue<>();
  private @Nullable ExampleService service;
  private @Nullable ManagedChannel channel;

  @AfterEach
  void stop() {
    if (channel != null) {
      channel.shutdownNow();
    }
    if (service != null) {
      service.close();
    }
  }

  private ManagedChannel connect(ExampleService started) {
    service = started;
    ManagedChannel connected =
        ManagedChannelBuilder.forAddress("127.0.0.1", started.port()).usePlaintext().build();
    channel = connected;
    return connected;
  }

  @Test
  void answersAsTheServiceThatTheGoldenDataWasRecordedWith() throws Exception {
    ManagedChannel caller = connect(ExampleService.startAsRecorded(0, received::add));
    List<JsonNode> cases =
        Vectors.each(Vectors.read("replies.json"))
            .filter(each -> RECORDED.contains(each.get("name").asString()))
            .toList();
    assertThat(cases).hasSize(RECORDED.size());
    for (JsonNode each : cases) {
      String name = each.get("name").asString();
      byte[] message = bytes(each.get("request").get("messages").get(0));
      JsonNode response = each.get("response");
      List<byte[]> answers = new ArrayList<>();
      AtomicReference<Metadata> headers = new AtomicReference<>();
      AtomicReference<Metadata> trailers = new AtomicReference<>(new Metadata());
      int code = 0;
      String text = "";
      try {
        call(caller, each.get("request").get("path").asString(), message, headers, trailers)
            .forEachRemaining(answers::add);
      } catch (StatusRuntimeException e) {
        code = e.getStatus().getCode().value();
        text = String.valueOf(e.getStatus().getDescription());
      }
      assertThat(code).as(name).isEqualTo(response.get("status").get("code").asInt());
      assertThat(text).as(name).isEqualTo(response.get("status").get("message").asString());
      assertThat(answers.stream().map(Base64.getEncoder()::encodeToString))
          .as(name)
          .containsExactlyElementsOf(
              Vectors.each(response.get("messages")).map(JsonNode::asString).toList());
      JsonNode end = response.get(response.has("trailers") ? "trailers" : "headers");
      for (String trailer : List.of("x-trailer", "x-trailer-bin", "grpc-status-details-bin")) {
        assertThat(value(trailers.get(), trailer))
            .as("%s of %s", trailer, name)
            .isEqualTo(recorded(end, trailer));
      }
      ReceivedCall seen = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(seen).isNotNull();
      assertThat(seen.messages()).singleElement().isEqualTo(message);
      assertThat(seen.header("content-type")).contains("application/grpc");
      assertThat(value(headers.get(), "x-header")).isEqualTo(code == 0 ? "yes" : "");
      assertThat(value(headers.get(), "x-header-bin")).isEqualTo(code == 0 ? "AAEC" : "");
    }
  }

  @Test
  void tellsTheHeadersThatACallBrings() throws Exception {
    Metadata sent = new Metadata();
    sent.put(Metadata.Key.of("a", Metadata.ASCII_STRING_MARSHALLER), "1");
    sent.put(Metadata.Key.of("a", Metadata.ASCII_STRING_MARSHALLER), "2");
    sent.put(Metadata.Key.of("b-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] {1});
    CalculatorGrpc.newBlockingStub(connect(ExampleService.start(0, received::add)))
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(sent))
        .add(Numbers.getDefaultInstance());
    ReceivedCall seen = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(seen).isNotNull();
    assertThat(seen.method()).isEqualTo("example_service.Calculator/add");
    assertThat(seen.headers().stream().map(Object::toString)).contains("a=1", "a=2", "b-bin=AQ");
  }

  @Test
  void calculates() throws Exception {
    CalculatorGrpc.CalculatorBlockingStub calculator =
        CalculatorGrpc.newBlockingStub(connect(ExampleService.start(0, received::add)));
    Numbers numbers = Numbers.newBuilder().setA(2).setB(4).build();
    assertThat(calculator.add(numbers).getValue()).isEqualTo(6);
    assertThat(calculator.mul(numbers).getValue()).isEqualTo(8);
    assertThat(calculator.slow(numbers).getValue()).isEqualTo(6);
    assertThat(calculator.countdown(Start.newBuilder().setFrom(4).build()))
        .toIterable()
        .extracting(Result::getValue)
        .containsExactly(4f, 3f, 2f, 1f);
    assertThat(calculator.countdown(Start.getDefaultInstance())).toIterable().hasSize(3);
  }

  @Test
  void sumsAStreamAndAnswersAConversation() throws Exception {
    CalculatorGrpc.CalculatorBlockingV2Stub calculator =
        CalculatorGrpc.newBlockingV2Stub(connect(ExampleService.start(0, received::add)));
    var sum = calculator.sum();
    for (int i = 1; i <= 10; i++) {
      sum.write(Result.newBuilder().setValue(i).build());
    }
    sum.halfClose();
    assertThat(sum.read().getValue()).isEqualTo(55);
    var chat = calculator.chat();
    for (int i = 1; i <= 3; i++) {
      chat.write(Numbers.newBuilder().setA(i).setB(i).build());
      assertThat(chat.read().getValue()).isEqualTo(2 * i);
    }
    chat.halfClose();
    assertThat(chat.read()).isNull();
  }

  @Test
  void twoCannotHaveOnePort() throws Exception {
    connect(ExampleService.start(0, received::add));
    int taken = service == null ? 0 : service.port();
    assertThat(
            catchThrowableOfType(
                java.io.IOException.class, () -> ExampleService.start(taken, received::add)))
        .isNotNull();
  }

  private static Iterator<byte[]> call(
      ManagedChannel channel,
      String path,
      byte[] message,
      AtomicReference<Metadata> headers,
      AtomicReference<Metadata> trailers) {
    MethodDescriptor<byte[], byte[]> method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
            .setFullMethodName(path.substring(1))
            .setRequestMarshaller(new RawBytes())
            .setResponseMarshaller(new RawBytes())
            .build();
    ClientInterceptor capture = MetadataUtils.newCaptureMetadataInterceptor(headers, trailers);
    return ClientCalls.blockingServerStreamingCall(
        io.grpc.ClientInterceptors.intercept(channel, capture),
        method,
        CallOptions.DEFAULT.withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS),
        message);
  }

  /** In base64 without padding if it is binary; empty if there is none. */
  private static String value(@Nullable Metadata metadata, String name) {
    if (metadata == null) {
      return "";
    }
    if (!name.endsWith("-bin")) {
      String text = metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
      return text == null ? "" : text;
    }
    byte[] bytes = metadata.get(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER));
    return bytes == null ? "" : Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String recorded(JsonNode headers, String name) {
    return Vectors.each(headers)
        .filter(header -> header.get(0).asString().equals(name))
        .map(header -> header.get(1).asString())
        .findFirst()
        .orElse("");
  }

  private static byte[] bytes(JsonNode base64) {
    return Base64.getDecoder().decode(base64.asString());
  }
}
