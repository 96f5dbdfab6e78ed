package dev.snetd.gateway.open;

import dev.snetd.gateway.open.TextServlet.Page;
import dev.snetd.watch.health.HealthBoard;
import dev.snetd.watch.health.HealthBoard.Report;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;

/**
 * Liveness and readiness, for orchestrators and load balancers. Anybody may read them, so they name
 * the parts and how each is, and no reason.
 */
final class HealthPages {
  private final HealthBoard board;

  HealthPages(HealthBoard board) {
    this.board = board;
  }

  /** That the process answers is all there is to say: a restart would mend nothing else. */
  Page livez() {
    return new Page(HttpServletResponse.SC_OK, "live\n");
  }

  /** 200 if new calls are welcome, else 503. */
  Page readyz() {
    Report report = board.report();
    StringBuilder lines = new StringBuilder();
    lines.append(report.ready() ? "ready" : "not ready").append('\n');
    lines.append("daemon: ").append(report.phase().name().toLowerCase(Locale.ROOT)).append('\n');
    report
        .parts()
        .forEach(
            (name, state) -> lines.append(name).append(": ").append(state.word()).append('\n'));
    return new Page(
        report.ready() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        lines.toString());
  }
}
