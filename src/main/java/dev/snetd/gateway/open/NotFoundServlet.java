package dev.snetd.gateway.open;

import dev.snetd.gateway.open.TextServlet.Page;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What is answered where there is nothing. */
public final class NotFoundServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Page NOT_FOUND =
      new Page(HttpServletResponse.SC_NOT_FOUND, "404 page not found\n");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(request, response);
  }

  /** Answers 404 in the words that the port has always used. */
  public static void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    TextServlet.write(request, response, NOT_FOUND);
  }
}
