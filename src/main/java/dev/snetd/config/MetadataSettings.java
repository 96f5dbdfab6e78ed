package dev.snetd.config;

import static dev.snetd.config.Key.Trait.SHOWN;
import static dev.snetd.config.Key.Trait.STARTER;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where the descriptions of organization and service come from.
 *
 * @param ipfs the HTTP API of an IPFS node
 * @param ipfsTimeout for one request
 * @param lighthouse the gateway for {@code filecoin://}; the content's id is appended as it is
 */
public record MetadataSettings(URI ipfs, Duration ipfsTimeout, URI lighthouse) {
  static final Key<URI> IPFS =
      Key.of("ipfs_endpoint", Kind.URL, "HTTP API of an IPFS node.")
          .or("https://ipfs.singularitynet.io:443")
          .checked("a URL with http or https", ChainSettings::isHttp)
          .with(SHOWN, STARTER);

  static final Key<Integer> IPFS_TIMEOUT =
      Key.of("ipfs_timeout", Kind.INTEGER, "Limit of one request to IPFS, in seconds.")
          .or(30)
          .checked("1 to 3600 (seconds)", seconds -> seconds >= 1 && seconds <= 3600);

  static final Key<URI> LIGHTHOUSE =
      Key.of("lighthouse_endpoint", Kind.URL, "Gateway for content on Filecoin.")
          .or("https://gateway.lighthouse.storage/ipfs/")
          .checked("a URL with http or https", ChainSettings::isHttp)
          .with(SHOWN, STARTER);

  static final List<Key<?>> KEYS = List.of(IPFS, IPFS_TIMEOUT, LIGHTHOUSE);

  static MetadataSettings from(Values values) {
    return new MetadataSettings(
        values.get(IPFS), Duration.ofSeconds(values.get(IPFS_TIMEOUT)), values.get(LIGHTHOUSE));
  }
}
