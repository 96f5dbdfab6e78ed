package dev.snetd.gateway.open;

import dev.snetd.gateway.open.TextServlet.Page;
import dev.snetd.watch.health.HealthBoard;
import dev.snetd.watch.health.HealthState;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What anybody may read: {@code /heartbeat}, {@code /encoding}, {@code /livez}, {@code /readyz}.
 */
public final class OpenEndpoints {
  private final Supplier<Page> heartbeat;
  private final Supplier<Page> encoding;
  private final HealthPages health;

  /**
   * @param service the AI service's health, cached: it is asked for every heartbeat
   * @param encoding of the service's messages, as its metadata says: {@code proto} or {@code json}
   */
  public OpenEndpoints(
      DaemonFacts facts,
      Supplier<HealthState> service,
      Supplier<String> encoding,
      HealthBoard board,
      InstantSource clock) {
    this.heartbeat = new HeartbeatPage(facts, service, clock);
    this.encoding = () -> new Page(HttpServletResponse.SC_OK, encoding.get() + "\n");
    this.health = new HealthPages(board);
  }

  /**
   * Puts them into the servlet container, each with all that lies below its path.
   *
   * @throws IllegalStateException if the context has been started already
   */
  public void register(ServletContext context) {
    register(context, "heartbeat", heartbeat);
    register(context, "encoding", encoding);
    register(context, "livez", health::livez);
    register(context, "readyz", health::readyz);
  }

  private static void register(ServletContext context, String name, Supplier<Page> page) {
    ServletRegistration.Dynamic registration = context.addServlet(name, new TextServlet(page));
    registration.setAsyncSupported(true);
    registration.addMapping("/" + name + "/*");
  }
}
