package dev.snetd.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A host and a TCP port.
 *
 * @param host a name or address, IPv6 without brackets; empty for "all addresses of this machine"
 * @param port 0 to 65535; 0 asks the system for a free one
 */
record HostPort(String host, int port) {
  private static final Pattern SPELLING =
      Pattern.compile("(?:\\[([^\\[\\]]*)]|([^:\\[\\]]*)):(\\d{1,5})");

  private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

  static Optional<HostPort> parse(String text) {
    var match = SPELLING.matcher(text.strip());
    if (!match.matches() || Integer.parseInt(match.group(3)) > 65535) {
      return Optional.empty();
    }
    String host = match.group(1) != null ? match.group(1) : match.group(2);
    return Optional.of(new HostPort(host, Integer.parseInt(match.group(3))));
  }

  /** Whether a listener here would answer a connection to there. */
  boolean reaches(HostPort there) {
    return port == there.port
        && port != 0
        && (host.equals(there.host)
            || (EVERYWHERE.contains(host)
                && (THIS_MACHINE.contains(there.host) || EVERYWHERE.contains(there.host))));
  }
}
