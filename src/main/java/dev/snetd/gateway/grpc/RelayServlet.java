package dev.snetd.gateway.grpc;

import dev.snetd.backend.Backend;
import dev.snetd.call.Call;
import dev.snetd.call.Metadata;
import dev.snetd.call.Status;
import dev.snetd.payment.Admission;
import dev.snetd.payment.Payment;
import dev.snetd.payment.PaymentGate;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Relays calls of the AI service. Decides on the payment by the headers, on the container's thread,
 * and then hands the call over to threads of its own, since a blocking servlet would not see a
 * caller leave.
 */
public final class RelayServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient PaymentGate gate;
  private final transient Backend backend;
  private final int maxMessageBytes;

  /**
   * @param maxMessageBytes of one request message
   */
  public RelayServlet(PaymentGate gate, Backend backend, int maxMessageBytes) {
    this.gate = gate;
    this.backend = backend;
    this.maxMessageBytes = maxMessageBytes;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!GrpcRequest.isGrpc(request)) {
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    Optional<Call> call = GrpcRequest.call(request);
    if (call.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    String encoding = Optional.ofNullable(request.getHeader("grpc-encoding")).orElse("identity");
    if (!encoding.equals("identity") && !encoding.equals("gzip")) {
      refuse(
          request,
          response,
          Status.of(
              Status.UNIMPLEMENTED,
              "grpc: Decompressor is not installed for grpc-encoding \"" + encoding + "\""));
      return;
    }
    switch (gate.admit(call.get())) {
      case Admission.Refused(Status status) -> refuse(request, response, status);
      case Admission.Admitted(Payment payment) ->
          handOver(request, response, payment, encoding.equals("gzip"));
    }
  }

  private void handOver(
      HttpServletRequest request, HttpServletResponse response, Payment payment, boolean gzip)
      throws IOException {
    try {
      AsyncContext async = request.startAsync();
      async.setTimeout(0); // the call has deadlines of its own
      FrameReader in = new FrameReader(request.getInputStream(), maxMessageBytes, gzip);
      AnswerWriter out = new AnswerWriter(response, request.getContentType(), gzip);
      RelayedCall relayed = new RelayedCall(payment, backend, in, out, async);
      async.addListener(relayed);
      relayed.start();
    } catch (RuntimeException | IOException e) {
      payment.release(); // the call never started; does nothing once it was handed over
      throw e;
    }
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, Status status) throws IOException {
    new AnswerWriter(response, request.getContentType(), false).end(status, Metadata.EMPTY);
  }
}
