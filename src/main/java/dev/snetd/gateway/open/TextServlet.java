package dev.snetd.gateway.open;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Answers every method and sub-path with the same text; HEAD gets the headers of it. */
final class TextServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param body with its last line feed
   */
  record Page(int status, String body) {}

  private final Supplier<Page> page;

  TextServlet(Supplier<Page> page) {
    this.page = page;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if ("OPTIONS".equals(request.getMethod())) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    write(request, response, page.get());
  }

  static void write(HttpServletRequest request, HttpServletResponse response, Page page)
      throws IOException {
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(page.status());
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }
}
