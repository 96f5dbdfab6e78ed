package dev.snetd.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of another project, running on this machine. */
final class LocalProcess implements AutoCloseable {
  private final Process process;

  private LocalProcess(Process process) {
    this.process = process;
  }

  /** Starts it; both outputs go to the file. */
  static LocalProcess start(List<String> command, Path log) {
    try {
      return new LocalProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(
          command.getFirst() + " cannot be started; is it installed and on the PATH?", e);
    }
  }

  /** A port of the loopback address that was free a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGSTOP: it answers nobody, but its connections stay open. */
  void freeze() {
    signal("STOP");
  }

  /** SIGCONT: it goes on where it stopped. */
  void thaw() {
    signal("CONT");
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  private void signal(String name) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Asks it to end, and ends it after 5 s. */
  @Override
  public void close() {
    if (process.isAlive()) {
      thaw();
      process.destroy();
      await();
      process.destroyForcibly();
    }
  }

  private void await() {
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
