package dev.snetd.control;

import com.google.protobuf.Descriptors.FileDescriptor;
import dev.snetd.payment.escrow.ChannelStates;
import dev.snetd.watch.health.HealthState;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.Status;
import io.grpc.servlet.jakarta.ServletServerBuilder;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * The daemon's own gRPC services. They are never paid for, and nothing that is sent to them reaches
 * the AI service: a method that they do not have is UNIMPLEMENTED.
 */
public final class ControlServices implements AutoCloseable {
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  /**
   * What a message may exceed the limit by before the stream is reset instead of answered. A caller
   * a little over the limit is told so; one far over it is not read to the end.
   */
  private static final int SLACK_BYTES = 64 * 1024;

  private final List<BindableService> services;
  private final int maxMessageBytes;
  private final HealthService health;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("control-timer").factory());

  /**
   * @param states empty while the blockchain is off
   * @param service the AI service's health; may wait a little, is asked for every health check
   * @param serviceProtos the AI service's {@code .proto} files, for reflection
   * @param maxMessageBytes of one decompressed request message, included
   */
  public ControlServices(
      Optional<ChannelStates> states,
      Supplier<HealthState> service,
      List<FileDescriptor> serviceProtos,
      int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
    this.health = new HealthService(service, WATCH_INTERVAL);
    List<BindableService> own = List.of(new ChannelStateService(states), health);
    List<FileDescriptor> files = new ArrayList<>();
    own.forEach(each -> files.add(Protos.file(each.bindService().getServiceDescriptor())));
    files.addAll(ReflectionService.files());
    files.addAll(serviceProtos);
    ReflectionService reflection = new ReflectionService(new ReflectionIndex(files));
    List<BindableService> all = new ArrayList<>(own);
    all.add(reflection);
    all.add(reflection.asV1Alpha());
    this.services = all.stream().map(this::checked).toList();
  }

  private BindableService checked(BindableService service) {
    var definition = CheckedRequests.around(service.bindService(), maxMessageBytes);
    return () -> definition;
  }

  /** All of them, with their checks, for whichever transport brings the calls. */
  public List<BindableService> services() {
    return services;
  }

  /**
   * Puts them into the servlet container, each under its exact path.
   *
   * @throws IllegalStateException if the context has been started already
   */
  public void register(ServletContext context) {
    ServletRegistration.Dynamic registration = context.addServlet("control", servlet());
    registration.setAsyncSupported(true);
    services.stream()
        .map(service -> "/" + service.bindService().getServiceDescriptor().getName() + "/*")
        .forEach(registration::addMapping);
  }

  private ControlServlet servlet() {
    ServletServerBuilder builder =
        new ServletServerBuilder()
            .executor(calls)
            .scheduledExecutorService(timer)
            .maxInboundMessageSize(
                (int) Math.min(Integer.MAX_VALUE, (long) maxMessageBytes + SLACK_BYTES))
            .methodNameResolver(ControlServices::methodName)
            .fallbackHandlerRegistry(new UnknownMethods(ControlServices::unknownMethod))
            .intercept(new HeadersFirst());
    services.forEach(builder::addService);
    return new ControlServlet(builder.buildServletAdapter(), maxMessageBytes + 2L * SLACK_BYTES);
  }

  /** As the container matched it: decoded, and without the context path. */
  private static String methodName(HttpServletRequest request) {
    String inService = request.getPathInfo() == null ? "/" : request.getPathInfo();
    return request.getServletPath().substring(1) + inService;
  }

  private static Listener<byte[]> unknownMethod(ServerCall<byte[], byte[]> call, Metadata headers) {
    MethodDescriptor<?, ?> method = call.getMethodDescriptor();
    call.close(
        Status.UNIMPLEMENTED.withDescription(
            "unknown method "
                + method.getBareMethodName()
                + " for service "
                + method.getServiceName()),
        new Metadata());
    return new Listener<>() {};
  }

  /** How many callers are watching the health. */
  int watching() {
    return health.watching();
  }

  /**
   * Ends watches and calls under way. To be called while the container still runs, so that watchers
   * are told.
   */
  @Override
  public void close() {
    health.close();
    calls.shutdownNow();
    timer.shutdownNow();
  }
}
