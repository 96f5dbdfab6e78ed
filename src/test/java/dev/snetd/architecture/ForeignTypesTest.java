package dev.snetd.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A library is known in the folder that adapts it, and nowhere else. */
class ForeignTypesTest {
  private static final String[] FOREIGN = {
    "jakarta..",
    "io.grpc..",
    "io.etcd..",
    "io.netty..",
    "io.vertx..",
    "org.web3j..",
    "org.eclipse.jetty..",
    "com.google.protobuf..",
    "com.squareup..",
    "tools.jackson..",
    "picocli.."
  };

  @Test
  @DisplayName("payment, units and calls know no server, store client, chain library or format")
  void theCoreIsOurs() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.snetd.payment..", "dev.snetd.units..", "dev.snetd.call..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FOREIGN)
        .because("a payment must be decidable, and testable, without a server, a store or a chain")
        .check(Classes.main());
  }

  @Test
  @DisplayName("the ports speak our own words")
  void portsAreOurs() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.snetd.store", "dev.snetd.chain", "dev.snetd.backend")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FOREIGN)
        .because("whoever calls a port must not learn what stands behind it")
        .check(Classes.main());
  }

  @ParameterizedTest(name = "{0} is known in {1} only: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
          io.etcd..             | store.etcd                                 | etcd is one store of several
          io.vertx..            | store.etcd                                 | it comes with the etcd client
          org.web3j..           | chain.web3j, sandbox                       | its filters and polling lose events
          jakarta.servlet..     | gateway, control, app, admin               | a call must not know that it came by a servlet
          org.eclipse.jetty..   | app, sandbox                               | the same WAR runs in Tomcat, where there is none
          org.apache.catalina.. | gateway, app                               | the same WAR runs in Jetty, where there is none
          com.squareup..        | metadata                                   | one place compiles .proto files
          picocli..             | cli                                        | the command line is one of several ways in
          io.netty..            | backend.grpc, store.etcd, control, sandbox | its buffers must be released by hand
          ch.qos.logback..      | app, cli, watch, sandbox                   | everybody else logs by slf4j
""")
  void isKnownOnlyInItsAdapter(String foreign, String adapters, String reason) {
    onlyKnownIn(adapters, foreign, reason);
  }

  /**
   * gRPC's own types. The store adapter is among its friends because the etcd client reports every
   * failure as a gRPC status, and whether a write may have happened hangs on it.
   */
  @Test
  void grpcIsKnownOnlyAtItsEdges() {
    onlyKnownIn(
        "backend.grpc, control, gateway.grpc, sandbox, store.etcd, watch.heartbeat.grpc",
        "io.grpc..",
        "gRPC is one protocol of several");
  }

  private static void onlyKnownIn(String adapters, String foreign, String reason) {
    String[] allowed =
        Arrays.stream(adapters.split(","))
            .map(name -> "dev.snetd." + name.strip() + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(foreign)
        .because(reason)
        .check(Classes.main());
  }
}
