package dev.snetd.config;

import static dev.snetd.config.Key.Trait.FILE_ONLY;
import static dev.snetd.config.Key.Trait.LATER;
import static dev.snetd.config.Key.Trait.SECRET;
import static dev.snetd.config.Key.Trait.SHOWN;
import static dev.snetd.config.Key.Trait.STARTER;

import dev.snetd.config.Key.Trait;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Keys whose parts come later: read and checked, so that a mistake shows before it matters. */
final class LaterKeys {
  private static final Pattern PRIVATE_KEY = Pattern.compile("[0-9a-fA-F]{64}");

  /** The order of secp256k1: a private key lies below it, and above 0. */
  private static final BigInteger ORDER =
      new BigInteger(
          1,
          HexFormat.of()
              .parseHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"));

  private static final Key<String> DAEMON_TYPE =
      later("daemon_type", Kind.TEXT, "http: a plain reverse proxy without payments.", SHOWN)
          .or("grpc")
          .checked("grpc or http", type -> List.of("grpc", "http").contains(type));

  private static final Key<String> SSL_CERT =
      later("ssl_cert", Kind.TEXT, "Certificate chain, PEM.", SHOWN).or("");
  private static final Key<String> SSL_KEY =
      later("ssl_key", Kind.TEXT, "Key of the certificate, PEM.", SHOWN).or("");

  private static final Key<Secret> TOKEN_SECRET =
      later("token_secret_key", Kind.SECRET, "Signs the tokens of prepaid calls.", SECRET);

  private static final Key<Boolean> METERING =
      later("metering_enabled", Kind.BOOL, "Send usage statistics.", SHOWN).or(false);
  private static final Key<String> METERING_ENDPOINT =
      later("metering_endpoint", Kind.TEXT, "Where usage statistics go.", SHOWN);
  private static final Key<Secret> METERING_KEY =
      privateKey("private_key_for_metering", "Signs usage statistics; 64 hex digits.");

  static final List<Key<?>> KEYS =
      List.of(
          DAEMON_TYPE,
          later("auto_ssl_domain", Kind.TEXT, "Name to get certificates for.", SHOWN).or(""),
          later("auto_ssl_cache_dir", Kind.TEXT, "Where they are kept.", SHOWN).or(".certs"),
          SSL_CERT,
          SSL_KEY,
          later("rate_limit_per_minute", Kind.DECIMAL, "Calls a minute; 0: no limit.", SHOWN),
          nonNegative("burst_size", "Calls at once within that rate; 0: no limit.").with(SHOWN),
          later("experimental.split_grpc_web", Kind.BOOL, "Of the Go daemon only.", FILE_ONLY),
          later("experimental.use_original_cmux", Kind.BOOL, "Of the Go daemon only.", FILE_ONLY),
          port("experimental.traffic_split.grpc"),
          port("experimental.traffic_split.http"),
          later("enable_dynamic_pricing", Kind.BOOL, "Ask the service for prices.").or(false),
          later("model_training_enabled", Kind.BOOL, "Offer the training of models.").or(false),
          later("model_maintenance_endpoint", Kind.TEXT, "Service that trains models."),
          privateKey("private_key_for_free_calls", "Signs free-call tokens; 64 hex digits.")
              .or("")
              .with(STARTER),
          later(
                  "trusted_free_call_signers",
                  Kind.TEXTS,
                  "Who may ask for free-call tokens without a balance; others are passed over.",
                  STARTER)
              .or(
                  List.of(
                      "0x3Bb9b2499c283cec176e7C707Ecb495B7a961ebf",
                      "0x7DF35C98f41F3Af0df1dc4c7F7D4C19a71Dd059F")),
          nonNegative("min_balance_for_free_call", "Whole tokens a free caller must hold.")
              .or(10)
              .with(STARTER),
          later("free_calls_per_address", Kind.TABLE, "Free calls of single addresses.")
              .or(Map.of())
              .checked(
                  "addresses, each with a whole number, \"unlimited\" or \"infinity\"",
                  quotas -> quotas.values().stream().allMatch(LaterKeys::isQuota)),
          TOKEN_SECRET,
          nonNegative("token_expiry_in_minutes", "Life of a prepaid token, in minutes.").or(1440),
          METERING,
          METERING_ENDPOINT,
          METERING_KEY,
          later("notification_endpoint", Kind.TEXT, "Where alerts go.", SHOWN),
          later("alerts_email", Kind.TEXT, "Recipient written into alerts.", SHOWN).or(""));

  private LaterKeys() {}

  static void check(Values values) {
    boolean hasKey = !values.get(SSL_KEY).isBlank();
    if (hasKey == values.get(SSL_CERT).isBlank()) {
      values.mistake(hasKey ? SSL_CERT : SSL_KEY, "both ssl_cert and ssl_key, or neither");
    }
    boolean isShort =
        values
            .find(TOKEN_SECRET)
            .filter(key -> key.value().getBytes(StandardCharsets.UTF_8).length < 32)
            .isPresent();
    if (isShort && values.get(ChainSettings.ENABLED)) {
      values.mistake(TOKEN_SECRET, "at least 32 bytes");
    }
    if (values.get(METERING)) {
      if (values.find(METERING_ENDPOINT).flatMap(Kind.URL::read).isEmpty()) {
        values.mistake(METERING_ENDPOINT, "a URL with a host, since metering_enabled is true");
      }
      if (values.find(METERING_KEY).isEmpty() && !values.isGiven(METERING_KEY)) {
        values.mistake(METERING_KEY, METERING_KEY.expected() + ", since metering_enabled is true");
      }
    }
  }

  private static boolean isQuota(Object quota) {
    return switch (quota) {
      case Number number -> new BigDecimal(number.toString()).signum() >= 0;
      case String text ->
          List.of("unlimited", "infinity").contains(text) || GoNumber.whole(text).isPresent();
      default -> false;
    };
  }

  private static Key<Secret> privateKey(String name, String help) {
    return later(name, Kind.SECRET, help, SECRET)
        .checked("64 hex digits without 0x", secret -> isPrivateKey(secret.value()));
  }

  private static boolean isPrivateKey(String hex) {
    if (!PRIVATE_KEY.matcher(hex).matches()) {
      return false;
    }
    var value = new BigInteger(hex, 16);
    return value.signum() > 0 && value.compareTo(ORDER) < 0;
  }

  private static Key<Integer> nonNegative(String name, String help) {
    return later(name, Kind.INTEGER, help).checked("a whole number from 0 on", n -> n >= 0);
  }

  private static Key<Integer> port(String name) {
    return later(name, Kind.INTEGER, "Of the Go daemon only.", FILE_ONLY)
        .checked("1 to 65535", port -> port >= 1 && port <= 65535);
  }

  private static <T> Key<T> later(String name, Kind<T> kind, String help, Trait... more) {
    return Key.of(name, kind, help).with(more).with(LATER);
  }
}
