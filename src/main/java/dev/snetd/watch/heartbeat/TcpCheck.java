package dev.snetd.watch.heartbeat;

import dev.snetd.watch.health.HealthState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Healthy when the port opens. Says nothing of what listens there. */
record TcpCheck(String host, int port) implements ServiceCheck {
  @Override
  public HealthState ask(Duration limit) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(limit.toMillis()));
      return new HealthState.Up();
    }
  }
}
