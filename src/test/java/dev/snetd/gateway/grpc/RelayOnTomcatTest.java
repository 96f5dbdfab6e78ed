package dev.snetd.gateway.grpc;

import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.junit.jupiter.api.io.TempDir;

/** The relay on Tomcat, with the connector that long and small-framed streams need. */
class RelayOnTomcatTest extends RelayContract {
  @TempDir Path folder;

  @Override
  Container start(RelayServlet relay) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setSilent(true);
    tomcat.setConnector(connector());
    Context context = tomcat.addContext("", folder.toString());
    Wrapper wrapper = Tomcat.addServlet(context, "relay", relay);
    wrapper.setAsyncSupported(true);
    wrapper.addMapping("/*");
    tomcat.start();
    return new Container() {
      @Override
      public int port() {
        return tomcat.getConnector().getLocalPort();
      }

      @Override
      public void close() throws Exception {
        tomcat.stop();
        tomcat.destroy();
      }
    };
  }

  private static Connector connector() {
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("useVirtualThreads", "true");
    Http2Protocol http2 = new Http2Protocol();
    // Tomcat takes small frames for an attack and idle streams for dead ones; a slow, talkative
    // call is neither.
    http2.setOverheadCountFactor(0);
    http2.setOverheadDataThreshold(0);
    http2.setOverheadContinuationThreshold(0);
    http2.setOverheadWindowUpdateThreshold(0);
    http2.setStreamReadTimeout(-1);
    http2.setStreamWriteTimeout(-1);
    http2.setKeepAliveTimeout(-1);
    connector.addUpgradeProtocol(http2);
    return connector;
  }
}
