package dev.snetd.chain;

import java.util.Optional;

/** The registry contract: where organizations and services keep their metadata. Read at latest. */
public interface Registry {
  /**
   * Where the organization's metadata lies, such as {@code ipfs://Qm...}, without padding.
   *
   * @return nothing if the registry has no such organization
   * @throws IllegalArgumentException with a sentence for an id of more than 32 bytes in UTF-8
   * @throws ChainUnavailableException if no node answers in time
   * @see "Registry.getOrganizationById"
   */
  Optional<String> organizationUri(String orgId);

  /**
   * Where the service's metadata lies, without padding.
   *
   * @return nothing if the registry has no such organization, or it no such service
   * @throws IllegalArgumentException with a sentence for an id of more than 32 bytes in UTF-8
   * @throws ChainUnavailableException if no node answers in time
   * @see "Registry.getServiceRegistrationById"
   */
  Optional<String> serviceUri(String orgId, String serviceId);
}
