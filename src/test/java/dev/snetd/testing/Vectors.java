package dev.snetd.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Data recorded from the Go daemon. */
public final class Vectors {
  private static final JsonMapper JSON = new JsonMapper();

  private Vectors() {}

  /** The document of that name below {@code src/test/resources/vectors}. */
  public static JsonNode read(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no recorded data: " + name);
      }
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements of an array. */
  public static Stream<JsonNode> each(JsonNode array) {
    return array.valueStream();
  }
}
