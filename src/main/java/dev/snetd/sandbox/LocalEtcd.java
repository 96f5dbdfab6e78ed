package dev.snetd.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A real etcd of one member, on loopback, in a folder of its own. */
public final class LocalEtcd implements AutoCloseable {
  private final Path folder;
  private final URI endpoint = loopback();
  private final URI peer = loopback();
  private LocalProcess process;

  private LocalEtcd(Path folder) {
    this.folder = folder;
    this.process = launch();
  }

  /** Starts the {@code etcd} of the PATH; it keeps its data and its log below the folder. */
  public static LocalEtcd start(Path folder) {
    return new LocalEtcd(folder);
  }

  private static URI loopback() {
    return URI.create("http://127.0.0.1:" + LocalProcess.freePort());
  }

  private LocalProcess launch() {
    return LocalProcess.start(
        List.of(
            "etcd",
            "--name=local",
            "--data-dir=" + folder.resolve("etcd"),
            "--listen-client-urls=" + endpoint,
            "--advertise-client-urls=" + endpoint,
            "--listen-peer-urls=" + peer,
            "--initial-advertise-peer-urls=" + peer,
            "--initial-cluster=local=" + peer,
            // Without it every call adds revisions until the quota stops all writes.
            "--auto-compaction-mode=periodic",
            "--auto-compaction-retention=5m"),
        folder.resolve("etcd.log"));
  }

  /** Where clients find it. */
  public URI endpoint() {
    return endpoint;
  }

  /** Stops it in the middle of whatever it does, with all connections open. */
  public void freeze() {
    process.freeze();
  }

  /** Lets it go on. */
  public void thaw() {
    process.thaw();
  }

  /** Ends it without warning. */
  public void kill() {
    process.kill();
  }

  /** Starts it again after {@link #kill}, on the same data and ports. */
  public void restart() {
    process = launch();
  }

  @Override
  public void close() {
    process.close();
  }
}
