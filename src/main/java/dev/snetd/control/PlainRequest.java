package dev.snetd.control;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request with a bounded body, and without the headers that no service of the daemon needs and
 * that the servlet adapter fails on when they are malformed. The deadline is among them: its caller
 * keeps it by resetting the stream, and the adapter could not tell of it on Tomcat.
 */
final class PlainRequest extends HttpServletRequestWrapper {
  private final long mostBodyBytes;
  private @Nullable ServletInputStream body;

  PlainRequest(HttpServletRequest request, long mostBodyBytes) {
    super(request);
    this.mostBodyBytes = mostBodyBytes;
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> kept =
        Collections.list(super.getHeaderNames()).stream().filter(PlainRequest::isKept).toList();
    return Collections.enumeration(kept);
  }

  private static boolean isKept(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return !name.endsWith("-bin") && !name.equals("grpc-timeout");
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new BoundedBody(super.getInputStream(), mostBodyBytes);
    }
    return body;
  }

  /** Ends with an error where the body grows too long. */
  private static final class BoundedBody extends ServletInputStream {
    private final ServletInputStream body;
    private long left;

    BoundedBody(ServletInputStream body, long left) {
      this.body = body;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      int value = body.read();
      if (value >= 0) {
        count(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = body.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("the request is too long");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
