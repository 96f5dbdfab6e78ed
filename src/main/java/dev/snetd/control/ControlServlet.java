package dev.snetd.control;

import io.grpc.servlet.jakarta.ServletAdapter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The door to gRPC's servlet adapter. It turns away what the adapter would stumble over, and
 * answers as the data plane does.
 */
final class ControlServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int HTTP_2 = 2;

  private final ServletAdapter adapter;

  private final long mostBodyBytes;

  /**
   * @param mostBodyBytes of one request, all messages with their frames; the adapter itself would
   *     take in a body of any length
   */
  ControlServlet(ServletAdapter adapter, long mostBodyBytes) {
    this.adapter = adapter;
    this.mostBodyBytes = mostBodyBytes;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String encoding = request.getHeader("grpc-encoding");
    if (!isHttp2(request)) {
      notFound(response);
    } else if (!"POST".equals(request.getMethod())) {
      response.setHeader("Allow", "POST");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (!isGrpc(request.getContentType())) {
      response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else if (!isKnown(encoding)) {
      unknownEncoding(response, encoding);
    } else {
      adapter.doPost(new PlainRequest(request, mostBodyBytes), response);
    }
  }

  @Override
  public void destroy() {
    adapter.destroy();
  }

  /** Trailers, and so gRPC, need HTTP/2. */
  private static boolean isHttp2(HttpServletRequest request) {
    String protocol = request.getProtocol();
    int slash = protocol.indexOf('/');
    return slash >= 0 && protocol.charAt(slash + 1) - '0' >= HTTP_2;
  }

  private static boolean isGrpc(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/grpc") || type.equals("application/grpc+proto");
  }

  private static boolean isKnown(@Nullable String encoding) {
    return encoding == null || encoding.equals("identity") || encoding.equals("gzip");
  }

  private static void notFound(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getWriter().write("404 page not found\n");
  }

  private static void unknownEncoding(HttpServletResponse response, @Nullable String encoding)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("application/grpc");
    response.setHeader("grpc-accept-encoding", "gzip");
    String name = String.valueOf(encoding).replaceAll("[^A-Za-z0-9._-]", "?");
    Map<String, String> trailers =
        Map.of(
            "grpc-status",
            "12",
            "grpc-message",
            "grpc: Decompressor is not installed for grpc-encoding \"" + name + "\"");
    response.setTrailerFields(() -> trailers);
    response.flushBuffer();
  }
}
