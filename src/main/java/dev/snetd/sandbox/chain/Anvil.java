package dev.snetd.sandbox.chain;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * An anvil process: an Ethereum node with unlocked accounts and cheats. Ends with {@link #close}.
 */
public final class Anvil implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final Duration FREEZE_PAUSE = Duration.ofMillis(1);
  private static final String LISTENING = "Listening on ";
  private static final int KEPT_LINES = 20;

  private final Process process;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final CompletableFuture<URI> address = new CompletableFuture<>();

  private Anvil(Process process) {
    this.process = process;
  }

  /**
   * Starts anvil and waits until it listens.
   *
   * @param tools where {@code npm ci} was run; an {@code anvil} on PATH is used if it is not there
   * @throws IllegalStateException if there is no anvil, or it does not start within 30 seconds
   */
  public static Anvil start(Path tools, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable(tools).toString());
    command.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IllegalStateException("anvil cannot be started", e);
    }
    Anvil anvil = new Anvil(process);
    Thread.ofVirtual().name("anvil-output").start(anvil::readOutput);
    try {
      anvil.address.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      return anvil;
    } catch (InterruptedException e) {
      anvil.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while anvil started", e);
    } catch (ExecutionException | TimeoutException e) {
      anvil.close();
      throw new IllegalStateException("anvil did not start: " + anvil.lastOutput(), e);
    }
  }

  /** Where it answers JSON-RPC over HTTP. */
  public URI uri() {
    return address.join();
  }

  /** Stops it in its tracks: it keeps its connections and answers nothing until {@link #thaw}. */
  public void freeze() {
    signal("STOP");
    long end = System.nanoTime() + STOP_LIMIT.toNanos();
    while (!isFrozen()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("anvil does not stop");
      }
      LockSupport.parkNanos(FREEZE_PAUSE.toNanos());
    }
  }

  /** Lets it go on after {@link #freeze}. */
  public void thaw() {
    signal("CONT");
  }

  /** Ends the process; with a state file it writes its state first. */
  @Override
  public void close() {
    if (process.isAlive()) {
      thaw();
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
      if (!kill.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("kill -" + name + " did not end");
      }
    } catch (IOException e) {
      throw new IllegalStateException("kill -" + name + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A signal takes hold of one thread after the other. Elsewhere than on Linux, assumed. */
  private boolean isFrozen() {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    if (!Files.isDirectory(threads)) {
      return true;
    }
    try (Stream<Path> each = Files.list(threads)) {
      for (Path thread : each.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        if (!stat.substring(stat.lastIndexOf(')')).startsWith(") T")) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false; // a thread ended between list and look
    }
  }

  /** Reads to the end, for a process whose output nobody reads stops when the pipe is full. */
  private void readOutput() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        remember(line);
        if (line.startsWith(LISTENING)) {
          address.complete(URI.create("http://" + line.substring(LISTENING.length()).trim()));
        }
      }
    } catch (IOException e) {
      remember(e.toString());
    }
    address.completeExceptionally(new IOException("anvil ended"));
  }

  private synchronized void remember(String line) {
    if (lastLines.size() == KEPT_LINES) {
      lastLines.removeFirst();
    }
    lastLines.addLast(line);
  }

  private synchronized String lastOutput() {
    return String.join("\n", lastLines);
  }

  private static Path executable(Path tools) {
    return installed(tools)
        .or(Anvil::onPath)
        .orElseThrow(() ->
            new IllegalStateException(
                "no anvil found: run `npm ci --prefix " + tools + "`, or put anvil on PATH"));
  }

  private static Optional<Path> installed(Path tools) {
    String os = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String cpu = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    Path anvil =
        tools.resolve("node_modules/@foundry-rs/anvil-" + os + "-" + cpu).resolve("bin/anvil");
    return Optional.of(anvil.toAbsolutePath()).filter(Files::isExecutable);
  }

  private static Optional<Path> onPath() {
    return Optional.ofNullable(System.getenv("PATH")).stream()
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator, -1)))
        .map(folder -> Path.of(folder, "anvil"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
