package dev.snetd.app;

import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The container that the daemon brings when it runs alone: HTTP/1.1 and HTTP/2 in plain text on one
 * port.
 */
public final class JettyServer implements AutoCloseable {
  private static final int THREADS = 16;

  private final Server server;
  private final ServerConnector connector;

  /**
   * @param address to listen on; port 0 takes a free one
   * @param streams that one connection may have open at the same time
   * @param headerBytes of a request's headers together, at most
   * @param relay that answers every path
   */
  public JettyServer(InetSocketAddress address, int streams, int headerBytes, HttpServlet relay) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("jetty");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(headerBytes);
    HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(http);
    http2.setMaxConcurrentStreams(streams);
    // A stream may be silent for as long as its call lasts; the call has deadlines of its own.
    http2.setStreamIdleTimeout(0);
    connector = new ServerConnector(server, new HttpConnectionFactory(http), http2);
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(0);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder holder = new ServletHolder(relay);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    server.setHandler(context);
  }

  /** Listens from here on. */
  public void start() throws Exception {
    server.start();
  }

  /** The port that is listened on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
