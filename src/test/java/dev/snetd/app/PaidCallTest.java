package dev.snetd.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snetd.backend.grpc.GrpcBackend;
import dev.snetd.backend.grpc.GrpcBackendSettings;
import dev.snetd.chain.ChainSettings;
import dev.snetd.chain.ChainUnavailableException;
import dev.snetd.chain.LiveChain;
import dev.snetd.chain.web3j.Endpoint;
import dev.snetd.chain.web3j.JsonRpc;
import dev.snetd.gateway.grpc.RelayServlet;
import dev.snetd.payment.PaymentTypes;
import dev.snetd.payment.escrow.ChannelLedger;
import dev.snetd.payment.escrow.ChannelRecord;
import dev.snetd.payment.escrow.EscrowGate;
import dev.snetd.payment.escrow.EscrowPayment;
import dev.snetd.payment.escrow.EscrowTerms;
import dev.snetd.payment.escrow.LedgerKeys;
import dev.snetd.payment.escrow.SignedMessages;
import dev.snetd.payment.pricing.PriceList;
import dev.snetd.sandbox.LocalChain;
import dev.snetd.store.Entry;
import dev.snetd.store.etcd.EtcdStore;
import dev.snetd.testing.Await;
import dev.snetd.testing.EtcdWorld;
import dev.snetd.testing.RawGrpc;
import dev.snetd.testing.RawService;
import dev.snetd.units.Address;
import dev.snetd.units.BlockNumber;
import dev.snetd.units.Blocks;
import dev.snetd.units.ChannelId;
import dev.snetd.units.Cogs;
import dev.snetd.units.GroupId;
import dev.snetd.units.Nonce;
import dev.snetd.units.OpaqueBytes;
import dev.snetd.units.signing.PrivateKey;
import dev.snetd.units.signing.SignerRecovery;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A call that is paid for, end to end: a real chain with the real contracts, a real etcd, a real
 * service, Jetty. Price 10.
 */
class PaidCallTest {
  private static final GroupId GROUP = new GroupId(new byte[32]);
  private static final Duration LIMIT = Duration.ofSeconds(3);

  @TempDir static Path folder;
  private static EtcdWorld world;
  private static EtcdStore store;
  private static LocalChain chain;
  private static JsonRpc rpc;
  private static LiveChain live;
  private static RawService service;
  private static GrpcBackend backend;
  private static JettyServer jetty;
  private static ManagedChannel caller;
  private static Address sender;
  private static PrivateKey signer;

  @BeforeAll
  static void start() throws Exception {
    world = new EtcdWorld(folder);
    store = world.connect();
    chain = LocalChain.start(LocalChain.Options.forTests());
    sender = chain.account(3);
    signer = new PrivateKey(HexFormat.of().formatHex(chain.privateKey(4)));
    chain.fund(sender, Cogs.of(1_000_000));
    rpc = new JsonRpc(List.of(Endpoint.open(chain.rpc())), LIMIT);
    // No polling while the tests run, so that every request counted is one that a call caused.
    ChainSettings seldom =
        ChainSettings.DEFAULT
            .withPollInterval(Duration.ofHours(1))
            .withMaxHeadAge(Duration.ofHours(2));
    live = new LiveChain(rpc.node(), rpc.escrow(chain.escrow()), seldom);
    live.start();
    Await.until(Duration.ofSeconds(20), "the head is known", PaidCallTest::headIsKnown);
    service = new RawService();
    backend =
        new GrpcBackend(
            new GrpcBackendSettings(
                "127.0.0.1", service.port(), false, Duration.ofSeconds(10), 1 << 20));
    EscrowTerms terms =
        new EscrowTerms(chain.escrow(), GROUP, chain.account(1), new Blocks(100), Optional.empty());
    EscrowGate escrow =
        new EscrowGate(
            terms,
            method -> new PriceList.Known(Cogs.of(10)),
            live,
            new ChannelLedger(
                store, new LedgerKeys("sepolia", "acme", "group", chain.escrow()), LIMIT),
            SignerRecovery.fastest());
    jetty =
        new JettyServer(
            new InetSocketAddress("127.0.0.1", 0),
            1000,
            32 * 1024,
            new RelayServlet(
                new PaymentTypes("escrow", Map.of("escrow", escrow)), backend, 1 << 20));
    jetty.start();
    caller = NettyChannelBuilder.forAddress("127.0.0.1", jetty.port()).usePlaintext().build();
  }

  private static boolean headIsKnown() {
    try {
      return live.head().value().signum() >= 0;
    } catch (ChainUnavailableException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() throws Exception {
    caller.shutdownNow();
    jetty.close();
    backend.close();
    service.close();
    live.close();
    rpc.close();
    chain.close();
    world.close();
  }

  private static ChannelId open(long value) {
    return chain.openChannel(
        sender,
        signer.address(),
        chain.account(1),
        GROUP,
        Cogs.of(value),
        BlockNumber.of(1_000_000));
  }

  private static Channel paying(ChannelId id, long amount) {
    EscrowPayment payment = new EscrowPayment(id, Nonce.of(0), Cogs.of(amount), OpaqueBytes.EMPTY);
    Metadata headers = new Metadata();
    put(headers, "snet-payment-type", "escrow");
    put(headers, "snet-payment-channel-id", id.toString());
    put(headers, "snet-payment-channel-nonce", "0");
    put(headers, "snet-payment-channel-amount", Long.toString(amount));
    headers.put(
        Metadata.Key.of("snet-payment-channel-signature-bin", Metadata.BINARY_BYTE_MARSHALLER),
        signer.sign(SignedMessages.claim(chain.escrow(), payment)).bytes());
    return ClientInterceptors.intercept(caller, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static void put(Metadata headers, String name, String value) {
    headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
  }

  private static byte[] echo(ChannelId id, long amount) {
    return ClientCalls.blockingUnaryCall(
        paying(id, amount),
        RawGrpc.method("echo", MethodType.UNARY),
        CallOptions.DEFAULT,
        new byte[] {7});
  }

  private static Cogs authorized(ChannelId id) throws Exception {
    for (Entry entry : store.list("sepolia/acme/group/", LIMIT)) {
      if (entry.key().endsWith("//payment-channel/storage/{ID: " + id + "}")) {
        return ChannelRecord.decode(entry.value()).authorized();
      }
    }
    return Cogs.ZERO;
  }

  @Test
  void aChannelPaysForCallAfterCallAndTheBooksSayHowMuch() throws Exception {
    ChannelId id = open(1000);

    for (int i = 1; i <= 5; i++) {
      assertThat(echo(id, 10L * i)).containsExactly(7);
      assertThat(authorized(id)).isEqualTo(Cogs.of(10L * i));
    }
  }

  @Test
  void aStreamIsPaidOnce() throws Exception {
    ChannelId id = open(1000);
    List<byte[]> answers = new ArrayList<>();

    ClientCalls.blockingServerStreamingCall(
            paying(id, 10),
            RawGrpc.method("count", MethodType.SERVER_STREAMING),
            CallOptions.DEFAULT,
            new byte[] {30})
        .forEachRemaining(answers::add);

    assertThat(answers).hasSize(30);
    assertThat(authorized(id)).isEqualTo(Cogs.of(10));
  }

  @Test
  void aPaidCallOnAKnownChannelIsTwoEtcdRequestsAndNoChainRequest() {
    ChannelId id = open(1000);
    echo(id, 10);
    long etcd = store.requests();
    long node = rpc.requests();

    echo(id, 20);

    assertThat(store.requests() - etcd).isEqualTo(2);
    assertThat(rpc.requests() - node).isZero();
  }

  @Test
  void theSameAmountAgainIsRefusedAndNeverChargedTwice() throws Exception {
    ChannelId id = open(1000);
    echo(id, 10);

    StatusRuntimeException e =
        catchThrowableOfType(StatusRuntimeException.class, () -> echo(id, 10));

    assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAUTHENTICATED);
    assertThat(e.getStatus().getDescription()).isEqualTo("income 0 does not equal to price 10");
    assertThat(authorized(id)).isEqualTo(Cogs.of(10));
  }

  @Test
  void aChannelThatIsFundedAMomentBeforePaysAtOnce() {
    ChannelId id = open(10);
    echo(id, 10);
    assertThat(catchThrowableOfType(StatusRuntimeException.class, () -> echo(id, 20)))
        .hasMessageContaining("not enough tokens on payment channel");

    chain.addFunds(sender, id, Cogs.of(10));

    assertThat(echo(id, 20)).containsExactly(7);
  }

  @Test
  void aCallThatTheServiceRefusesIsNotCharged() throws Exception {
    ChannelId id = open(1000);

    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                ClientCalls.blockingUnaryCall(
                    paying(id, 10),
                    RawGrpc.method("fail", MethodType.UNARY),
                    CallOptions.DEFAULT,
                    new byte[] {1}));

    assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.FAILED_PRECONDITION);
    assertThat(authorized(id)).isEqualTo(Cogs.ZERO);
    Await.until(
        Duration.ofSeconds(10),
        "the channel is free again",
        () -> {
          try {
            return echo(id, 10).length == 1;
          } catch (StatusRuntimeException busy) {
            return false;
          }
        });
  }
}
