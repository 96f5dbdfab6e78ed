package dev.snetd.chain.web3j;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a node answers JSON-RPC.
 *
 * @param uri http or https; may hold a provider's key, so it appears in no text
 * @param key the provider's key; blank means none
 */
public record Endpoint(URI uri, String key) {
  private static final Pattern JWT = Pattern.compile("[^.]+\\.[^.]+\\.[^.]+");

  /** A node that wants no key. */
  public static Endpoint open(URI uri) {
    return new Endpoint(uri, "");
  }

  /** The {@code Authorization} header by which the provider knows us, chosen as providers do. */
  Optional<String> authorization() {
    String secret = key.strip();
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    if (!JWT.matcher(secret).matches() && uri.toString().contains("infura")) {
      byte[] pair = (":" + secret).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return Optional.of("Bearer " + secret);
  }

  /** Names neither host nor key. */
  @Override
  public String toString() {
    return "Endpoint[secret]";
  }
}
