package dev.snetd.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Maven's own rules on dependencies cannot say. */
class LibrariesTest {
  /**
   * As in {@code thing-2.0.0-M3.jar}, {@code thing-1.0-beta.2.jar} or {@code thing-1.0.0.CR1.jar}.
   */
  private static final Pattern UNFINISHED =
      Pattern.compile(
          ".*[-.](M\\d+|CR\\d+|RC-?\\d*|alpha.*|beta.*|SNAPSHOT)([-.].*)?\\.jar",
          Pattern.CASE_INSENSITIVE);

  @Test
  void onlyReleasesAreUsed() {
    assertThat(libraries()).isNotEmpty().noneMatch(jar -> UNFINISHED.matcher(jar).matches());
  }

  private static List<String> libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> name.endsWith(".jar"))
        .toList();
  }
}
