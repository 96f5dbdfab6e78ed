package dev.snetd.testing;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The servlet containers that the daemon runs in, on a free loopback port, HTTP/1.1 and h2c. */
public enum Container {
  JETTY {
    @Override
    public Running start(Consumer<ServletContext> application) throws Exception {
      Server server = new Server();
      HttpConfiguration http = new HttpConfiguration();
      ServerConnector connector =
          new ServerConnector(
              server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      ServletContextHandler context = new ServletContextHandler("/");
      context.addServletContainerInitializer((_, started) -> application.accept(started));
      server.setHandler(context);
      server.start();
      return new Running(connector.getLocalPort(), server::stop);
    }
  },

  TOMCAT {
    @Override
    public Running start(Consumer<ServletContext> application) throws Exception {
      Path base = Files.createTempDirectory("tomcat");
      Tomcat tomcat = new Tomcat();
      tomcat.setBaseDir(base.toString());
      Connector connector = new Connector();
      connector.setPort(0);
      connector.setProperty("address", "127.0.0.1");
      Http2Protocol http2 = new Http2Protocol();
      // As stock it takes small frames, which are all that these services send, for an attack.
      http2.setOverheadCountFactor(0);
      http2.setOverheadDataThreshold(0);
      http2.setOverheadWindowUpdateThreshold(0);
      connector.addUpgradeProtocol(http2);
      tomcat.setConnector(connector);
      tomcat
          .addContext("", base.toString())
          .addServletContainerInitializer((_, started) -> application.accept(started), null);
      tomcat.start();
      return new Running(
          connector.getLocalPort(),
          () -> {
            tomcat.stop();
            tomcat.destroy();
            delete(base.toFile());
          });
    }
  };

  /**
   * Starts one.
   *
   * @param application registers its servlets
   */
  public abstract Running start(Consumer<ServletContext> application) throws Exception;

  /** A container that runs until it is closed. */
  public record Running(int port, AutoCloseable stop) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      stop.close();
    }
  }

  private static void delete(File file) throws IOException {
    File[] inside = file.listFiles();
    if (inside != null) {
      for (File each : inside) {
        delete(each);
      }
    }
    Files.delete(file.toPath());
  }
}
