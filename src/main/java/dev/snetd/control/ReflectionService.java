package dev.snetd.control;

import com.google.protobuf.Descriptors.FileDescriptor;
import io.grpc.BindableService;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.reflection.v1.ErrorResponse;
import io.grpc.reflection.v1.FileDescriptorResponse;
import io.grpc.reflection.v1.ListServiceResponse;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc.ServerReflectionImplBase;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;

/**
 * Server reflection over whatever files it is given. gRPC's own knows only services that run in the
 * same server, and the AI service does not.
 */
final class ReflectionService extends ServerReflectionImplBase {
  private final ReflectionIndex index;

  ReflectionService(ReflectionIndex index) {
    this.index = index;
  }

  /**
   * The same service under its older name, {@code grpc.reflection.v1alpha.ServerReflection}: the
   * messages of both have the same fields.
   */
  BindableService asV1Alpha() {
    ServerServiceDefinition v1 = bindService();
    ServerMethodDefinition<?, ?> method = v1.getMethods().iterator().next();
    return () -> renamed(method);
  }

  private static <Q, A> ServerServiceDefinition renamed(ServerMethodDefinition<Q, A> method) {
    var older = io.grpc.reflection.v1alpha.ServerReflectionGrpc.getServiceDescriptor();
    var descriptor =
        method.getMethodDescriptor().toBuilder()
            .setFullMethodName(older.getMethods().iterator().next().getFullMethodName())
            .build();
    return ServerServiceDefinition.builder(
            io.grpc.ServiceDescriptor.newBuilder(older.getName())
                .setSchemaDescriptor(older.getSchemaDescriptor())
                .addMethod(descriptor)
                .build())
        .addMethod(descriptor, method.getServerCallHandler())
        .build();
  }

  /** The files that define the two reflection services. */
  static List<FileDescriptor> files() {
    return List.of(
        Protos.file(ServerReflectionGrpc.getServiceDescriptor()),
        Protos.file(io.grpc.reflection.v1alpha.ServerReflectionGrpc.getServiceDescriptor()));
  }

  @Override
  public StreamObserver<ServerReflectionRequest> serverReflectionInfo(
      StreamObserver<ServerReflectionResponse> answers) {
    return new Conversation((ServerCallStreamObserver<ServerReflectionResponse>) answers);
  }

  /**
   * One caller's questions. The next one is taken only when the answer to the last has been taken:
   * answers are thousands of times larger than questions.
   */
  private final class Conversation implements StreamObserver<ServerReflectionRequest> {
    private final ServerCallStreamObserver<ServerReflectionResponse> answers;
    private boolean waiting = true;

    Conversation(ServerCallStreamObserver<ServerReflectionResponse> answers) {
      this.answers = answers;
      answers.disableAutoRequest();
      answers.setOnReadyHandler(this::takeNext);
    }

    private void takeNext() {
      if (waiting && answers.isReady()) {
        waiting = false;
        answers.request(1);
      }
    }

    @Override
    public void onNext(ServerReflectionRequest question) {
      answers.onNext(answer(question));
      waiting = true;
      takeNext();
    }

    @Override
    public void onError(Throwable t) {
      // The caller left; there is nothing to give back.
    }

    @Override
    public void onCompleted() {
      answers.onCompleted();
    }
  }

  private ServerReflectionResponse answer(ServerReflectionRequest question) {
    ServerReflectionResponse.Builder answer =
        ServerReflectionResponse.newBuilder()
            .setValidHost(question.getHost())
            .setOriginalRequest(question);
    switch (question.getMessageRequestCase()) {
      case LIST_SERVICES -> answer.setListServicesResponse(services());
      case FILE_BY_FILENAME ->
          files(answer, index.file(question.getFileByFilename()), question.getFileByFilename());
      case FILE_CONTAINING_SYMBOL ->
          files(
              answer,
              index.symbol(question.getFileContainingSymbol()),
              question.getFileContainingSymbol());
      // Extensions are of no use in services that are called through a payment gateway.
      case FILE_CONTAINING_EXTENSION ->
          notFound(answer, question.getFileContainingExtension().getContainingType());
      case ALL_EXTENSION_NUMBERS_OF_TYPE ->
          notFound(answer, question.getAllExtensionNumbersOfType());
      case MESSAGEREQUEST_NOT_SET ->
          answer.setErrorResponse(error(Status.Code.INVALID_ARGUMENT, "no question"));
    }
    return answer.build();
  }

  private ListServiceResponse services() {
    ListServiceResponse.Builder list = ListServiceResponse.newBuilder();
    index.services().forEach(name -> list.addService(ServiceResponse.newBuilder().setName(name)));
    return list.build();
  }

  private static void files(
      ServerReflectionResponse.Builder answer, Optional<List<FileDescriptor>> files, String name) {
    if (files.isEmpty()) {
      notFound(answer, name);
      return;
    }
    FileDescriptorResponse.Builder found = FileDescriptorResponse.newBuilder();
    files.get().forEach(file -> found.addFileDescriptorProto(file.toProto().toByteString()));
    answer.setFileDescriptorResponse(found);
  }

  private static void notFound(ServerReflectionResponse.Builder answer, String name) {
    answer.setErrorResponse(error(Status.Code.NOT_FOUND, "not found: " + name));
  }

  private static ErrorResponse error(Status.Code code, String message) {
    return ErrorResponse.newBuilder().setErrorCode(code.value()).setErrorMessage(message).build();
  }
}
