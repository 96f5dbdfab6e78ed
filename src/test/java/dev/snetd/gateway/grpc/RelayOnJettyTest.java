package dev.snetd.gateway.grpc;

import dev.snetd.app.JettyServer;
import java.net.InetSocketAddress;

/** The relay on the Jetty that the daemon brings. */
class RelayOnJettyTest extends RelayContract {
  @Override
  Container start(RelayServlet relay) throws Exception {
    JettyServer jetty =
        new JettyServer(new InetSocketAddress("127.0.0.1", 0), 1000, 32 * 1024, relay);
    jetty.start();
    return new Container() {
      @Override
      public int port() {
        return jetty.port();
      }

      @Override
      public void close() throws Exception {
        jetty.close();
      }
    };
  }
}
