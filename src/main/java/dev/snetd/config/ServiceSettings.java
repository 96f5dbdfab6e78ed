package dev.snetd.config;

import static dev.snetd.config.Key.Trait.SHOWN;
import static dev.snetd.config.Key.Trait.STARTER;

import java.util.List;

/**
 * Which service of the registry this daemon stands before.
 *
 * @param organizationId as registered; the chain knows its first 32 bytes
 * @param serviceId as registered; the chain knows its first 32 bytes
 * @param groupName the payment group; organization and service metadata both name it
 */
public record ServiceSettings(String organizationId, String serviceId, String groupName) {
  static final Key<String> ORGANIZATION_ID =
      Key.of("organization_id", Kind.TEXT, "Organization as registered on the chain.")
          .or("YOUR_ORG_ID")
          .with(SHOWN, STARTER);

  static final Key<String> SERVICE_ID =
      Key.of("service_id", Kind.TEXT, "Service as registered on the chain.")
          .or("YOUR_SERVICE_ID")
          .with(SHOWN, STARTER);

  static final Key<String> GROUP_NAME =
      Key.of("daemon_group_name", Kind.TEXT, "Payment group whose prices and address apply.")
          .or("default_group")
          .with(SHOWN, STARTER);

  static final List<Key<?>> KEYS = List.of(ORGANIZATION_ID, SERVICE_ID, GROUP_NAME);

  static ServiceSettings from(Values values) {
    if (values.get(ChainSettings.ENABLED)) {
      warnOfPlaceholder(values, ORGANIZATION_ID);
      warnOfPlaceholder(values, SERVICE_ID);
    }
    return new ServiceSettings(
        values.get(ORGANIZATION_ID), values.get(SERVICE_ID), values.get(GROUP_NAME));
  }

  private static void warnOfPlaceholder(Values values, Key<String> key) {
    if (key.preset().filter(values.get(key)::equals).isPresent()) {
      values.warn(key.name(), "still the placeholder; set it to what you registered on the chain");
    }
  }
}
