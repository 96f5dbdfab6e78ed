package dev.snetd.config;

import static dev.snetd.config.Key.Trait.LATER;
import static dev.snetd.config.Key.Trait.SECRET;
import static dev.snetd.config.Key.Trait.STARTER;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is logged, how a line looks, and where it goes.
 *
 * @param level the lowest that is logged
 * @param time the format of a line's time, in the zone that the operator chose
 * @param outputs every line goes to all of them; at least one
 * @param filePattern the file's name; {@code %Y %m %d %H %M %S} stand for parts of the time
 * @param currentLink a symbolic link that always leads to the newest file
 * @param maxFileBytes a file that would exceed this is put aside
 * @param maxAge older files are deleted; empty: none is
 * @param maxBackups how many files put aside are kept; empty: all
 */
public record LogSettings(
    Level level,
    Format format,
    DateTimeFormatter time,
    Set<Output> outputs,
    String filePattern,
    Optional<Path> currentLink,
    long maxFileBytes,
    Optional<Period> maxAge,
    OptionalInt maxBackups) {

  /** From all to little. What Go calls fatal and panic is an error here. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  /** How a line looks. */
  public enum Format {
    TEXT,
    JSON
  }

  /** Where lines go. */
  public enum Output {
    STDOUT,
    STDERR,
    FILE
  }

  private static final List<String> LEVELS =
      List.of("debug", "info", "warn", "warning", "error", "fatal", "panic");

  private static final Pattern FILE_PATTERN = Pattern.compile("(?:[^%]|%[YmdHMS])+");

  static final Key<String> LEVEL =
      Key.of("log.level", Kind.TEXT, "The lowest level that is logged.")
          .or("info")
          .checked("debug, info, warn, error, fatal or panic", LEVELS::contains);

  static final Key<String> TIMEZONE =
      Key.of("log.timezone", Kind.TEXT, "Zone of the lines' times.")
          .or("UTC")
          .checked("a time zone such as UTC or Asia/Shanghai", LogSettings::isZone);

  static final Key<String> FORMATTER =
      Key.of("log.formatter.type", Kind.TEXT, "How a line looks.")
          .or("text")
          .checked("text or json", type -> List.of("text", "json").contains(type));

  static final Key<String> TIMESTAMP_FORMAT =
      Key.of("log.formatter.timestamp_format", Kind.TEXT, "Format of a line's time, as in Go.")
          .or("2006-01-02T15:04:05.999Z07:00");

  static final Key<List<String>> OUTPUT =
      Key.of("log.output.type", Kind.TEXTS, "Where lines go.")
          .or(List.of("file", "stdout"))
          .checked(
              "one or more of file, stdout and stderr",
              all -> !all.isEmpty() && List.of("file", "stdout", "stderr").containsAll(all))
          .with(STARTER);

  static final Key<String> FILE =
      Key.of(
              "log.output.file_pattern",
              Kind.TEXT,
              "Log file; if not set, snet-daemon.%Y%m%d.log in data_dir.")
          .checked(
              "a path with no placeholders but %Y %m %d %H %M %S",
              text -> FILE_PATTERN.matcher(text).matches());

  static final Key<String> LINK =
      Key.of(
          "log.output.current_link",
          Kind.TEXT,
          "Link to the newest log file; if not set, snet-daemon.log in data_dir; empty: no link.");

  static final Key<Integer> MAX_SIZE =
      count("max_size_in_mb", "Size from which on a new file is begun, in MiB; 0 is 100.", 10);

  static final Key<Integer> MAX_AGE =
      count("max_age_in_days", "Files put aside are deleted after so many days; 0: never.", 7);

  static final Key<Integer> BACKUPS =
      count("rotation_count", "How many files put aside are kept; 0: all.", 0);

  static final Key<List<String>> HOOKS =
      Key.of("log.hooks", Kind.TEXTS, "Names of sections under log that send lines elsewhere.")
          .or(List.of())
          .with(LATER);

  private static final Key<String> HOOK_TYPE =
      hook("type", Kind.TEXT)
          .checked(
              "email or telegram_bot", type -> List.of("email", "telegram_bot").contains(type));

  private static final List<Key<?>> HOOK_KEYS =
      List.of(
          HOOK_TYPE,
          hook("levels", Kind.TEXTS)
              .checked("a list of levels", all -> !all.isEmpty() && LEVELS.containsAll(all)),
          hook("host", Kind.TEXT),
          hook("port", Kind.INTEGER).checked("1 to 65535", port -> port >= 1 && port <= 65535),
          hook("from", Kind.TEXT),
          hook("to", Kind.TEXT),
          hook("username", Kind.TEXT),
          hook("password", Kind.SECRET).with(SECRET),
          hook("application_name", Kind.TEXT),
          hook("telegram_api_key", Kind.SECRET).with(SECRET),
          hook("telegram_chat_id", Kind.LONG).checked("a whole number but 0", id -> id != 0),
          hook("telegram_disable_notifications", Kind.BOOL));

  static final List<Key<?>> KEYS = keys();

  /** Keeps a copy. */
  public LogSettings {
    outputs = Set.copyOf(outputs);
  }

  static LogSettings from(Values values, LifeSettings life) {
    checkHooks(values);
    Set<Output> outputs = EnumSet.noneOf(Output.class);
    values.get(OUTPUT).forEach(name -> outputs.add(Output.valueOf(name.toUpperCase(Locale.ROOT))));
    String link =
        values.find(LINK).orElseGet(() -> life.dataDir().resolve("snet-daemon.log").toString());
    int mebibytes = values.get(MAX_SIZE);
    int days = values.get(MAX_AGE);
    int backups = values.get(BACKUPS);
    return new LogSettings(
        level(values.get(LEVEL)),
        values.get(FORMATTER).equals("json") ? Format.JSON : Format.TEXT,
        GoTimeLayout.formatter(values.get(TIMESTAMP_FORMAT))
            .withZone(ZoneId.of(values.get(TIMEZONE))),
        outputs,
        values
            .find(FILE)
            .orElseGet(() -> life.dataDir().resolve("snet-daemon.%Y%m%d.log").toString()),
        link.isBlank() ? Optional.empty() : Kind.PATH.read(link),
        (mebibytes == 0 ? 100 : mebibytes) * 1_048_576L,
        days == 0 ? Optional.empty() : Optional.of(Period.ofDays(days)),
        backups == 0 ? OptionalInt.empty() : OptionalInt.of(backups));
  }

  private static Level level(String name) {
    return switch (name) {
      case "debug" -> Level.DEBUG;
      case "warn", "warning" -> Level.WARN;
      case "error", "fatal", "panic" -> Level.ERROR;
      default -> Level.INFO;
    };
  }

  private static void checkHooks(Values values) {
    for (String name : values.get(HOOKS)) {
      HOOK_KEYS.forEach(key -> values.find(key.at(name)));
      if (!values.isGiven(HOOK_TYPE.at(name))) {
        values.mistake(HOOK_TYPE.at(name), HOOK_TYPE.expected() + ", since log.hooks names it");
      }
    }
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException _) {
      return false; // the caller reports it with the key's name
    }
  }

  private static Key<Integer> count(String name, String help, int preset) {
    return Key.of("log.output." + name, Kind.INTEGER, help)
        .or(preset)
        .checked("0 to 1000000", number -> number >= 0 && number <= 1_000_000);
  }

  private static <T> Key<T> hook(String field, Kind<T> kind) {
    return Key.of("log.*." + field, kind, "Of one hook: see the manual.").with(LATER);
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys =
        new ArrayList<>(
            List.of(
                LEVEL,
                TIMEZONE,
                FORMATTER,
                TIMESTAMP_FORMAT,
                OUTPUT,
                FILE,
                LINK,
                MAX_SIZE,
                MAX_AGE,
                BACKUPS,
                HOOKS));
    keys.addAll(HOOK_KEYS);
    return List.copyOf(keys);
  }
}
