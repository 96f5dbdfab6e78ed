package dev.snetd.payment.escrow;

import dev.snetd.units.Address;
import dev.snetd.units.Blocks;
import dev.snetd.units.GroupId;
import java.util.Optional;
import java.util.Set;

/**
 * What a channel must agree with to pay for this service.
 *
 * @param contract the MultiPartyEscrow contract of the service metadata
 * @param group of the replicas that share one ledger
 * @param recipient the group's payment address
 * @param threshold how many blocks must remain, exclusive: a channel that expires exactly so much
 *     later is refused
 * @param allowedSigners if present, only these may sign ({@code allowed_user_flag})
 */
public record EscrowTerms(
    Address contract,
    GroupId group,
    Address recipient,
    Blocks threshold,
    Optional<Set<Address>> allowedSigners) {
  public EscrowTerms {
    allowedSigners = allowedSigners.map(Set::copyOf);
  }

  /** Whether the list, if there is one, lets this address sign. */
  boolean allows(Address signer) {
    return allowedSigners.map(list -> list.contains(signer)).orElse(true);
  }
}
