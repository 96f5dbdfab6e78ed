package dev.snetd.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What stands in the operator's file: names in lower case, since they are compared without case.
 */
record ConfigFile(Path path, Map<String, Object> tree) {
  private static final TypeReference<@Nullable Map<String, @Nullable Object>> CONTENT =
      new TypeReference<>() {};

  /**
   * @throws IOException with a message for the operator, which never quotes the file
   */
  static ConfigFile read(Path path) throws IOException {
    String extension = extension(path);
    String text = text(path);
    Map<String, @Nullable Object> content;
    try {
      content =
          switch (extension) {
            case "json", "yaml", "yml", "toml" ->
                Objects.requireNonNullElse(mapper(extension).readValue(text, CONTENT), Map.of());
            case "env", "dotenv" -> dotenv(text);
            default -> throw new IOException("unknown extension");
          };
    } catch (JacksonException e) {
      var at = e.getLocation();
      // Jackson's own words quote the text around the fault, and that may be half a secret.
      throw new IOException(
          "it breaks off or goes wrong"
              + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()),
          e);
    }
    return new ConfigFile(path, lowered(content));
  }

  /** Reads and writes files of that extension: json, yaml, yml or toml. */
  static ObjectMapper mapper(String extension) {
    return switch (extension) {
      case "json" -> new JsonMapper();
      case "toml" -> new TomlMapper();
      case "yaml", "yml" -> new YAMLMapper();
      default -> throw new IllegalArgumentException("extension: " + extension);
    };
  }

  static String extension(Path path) {
    String name = path.toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The value under that name; a part of it may itself contain dots, as {@code "log.level"}. */
  Optional<Object> find(String name) {
    return find(tree, name);
  }

  /** The names under that section, in the file's order; empty if there is no such section. */
  List<String> namesIn(String section) {
    return find(section)
        .flatMap(ConfigFile::table)
        .map(Map::keySet)
        .map(List::copyOf)
        .orElse(List.of());
  }

  /**
   * The full names of all values.
   *
   * @param isValue whether a section of that name is itself one value
   */
  List<String> names(Predicate<String> isValue) {
    List<String> names = new ArrayList<>();
    collect("", tree, isValue, names);
    return names;
  }

  /** The value as a section: itself, or the JSON that it spells; names in lower case. */
  static Optional<Map<String, Object>> table(@Nullable Object raw) {
    if (raw instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> named = new LinkedHashMap<>();
      map.forEach((name, value) -> named.put(String.valueOf(name), value));
      return Optional.of(lowered(named));
    }
    if (raw instanceof String text) {
      try {
        return Optional.of(
            lowered(Objects.requireNonNullElse(mapper("json").readValue(text, CONTENT), Map.of())));
      } catch (JacksonException _) {
        return Optional.empty(); // the caller reports it with the key's name
      }
    }
    return Optional.empty();
  }

  private static Optional<Object> find(Map<String, Object> map, String name) {
    Object whole = map.get(name);
    if (whole != null) {
      return Optional.of(whole);
    }
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      String rest = name.substring(dot + 1);
      Optional<Object> found =
          Optional.ofNullable(map.get(name.substring(0, dot)))
              .filter(Map.class::isInstance)
              .flatMap(ConfigFile::table)
              .flatMap(inner -> find(inner, rest));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static void collect(
      String prefix, Map<String, Object> map, Predicate<String> isValue, List<String> names) {
    map.forEach((name, value) -> {
      String full = prefix + name;
      if (value instanceof Map<?, ?> && !isValue.test(full)) {
        collect(full + ".", table(value).orElseThrow(), isValue, names);
      } else {
        names.add(full);
      }
    });
  }

  /** A null is no value: the next source is asked. */
  private static Map<String, Object> lowered(Map<String, @Nullable Object> map) {
    Map<String, Object> lowered = new LinkedHashMap<>();
    map.forEach((name, value) -> {
      if (value != null) {
        lowered.put(
            name.toLowerCase(Locale.ROOT),
            value instanceof Map<?, ?> ? table(value).orElseThrow() : value);
      }
    });
    return lowered;
  }

  private static String text(Path path) throws IOException {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no such file", e);
    } catch (IOException e) {
      throw new IOException("it cannot be read", e);
    }
  }

  private static Map<String, @Nullable Object> dotenv(String text) throws IOException {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      bare = bare.startsWith("export ") ? bare.substring(7).strip() : bare;
      int equals = bare.indexOf('=');
      if (equals < 1) {
        throw new IOException("line " + number + " is not NAME=value");
      }
      String name = bare.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      values.put(KeyTable.nested(name), unquoted(bare.substring(equals + 1).strip()));
    }
    return values;
  }

  private static String unquoted(String value) {
    char first = value.isEmpty() ? ' ' : value.charAt(0);
    if (first == '"' || first == '\'') {
      int end = value.indexOf(first, 1);
      return end < 0 ? value : value.substring(1, end);
    }
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }
}
