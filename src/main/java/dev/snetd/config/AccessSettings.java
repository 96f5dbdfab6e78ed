package dev.snetd.config;

import static dev.snetd.config.Key.Trait.LATER;
import static dev.snetd.config.Key.Trait.SHOWN;

import dev.snetd.units.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call.
 *
 * @param allowedUsers the only signers whose payments are taken; empty: everybody's are
 */
public record AccessSettings(Optional<Set<Address>> allowedUsers) {
  static final Key<Boolean> FLAG =
      Key.of("allowed_user_flag", Kind.BOOL, "Only listed signers may call; not on main.")
          .or(false)
          .with(SHOWN);

  static final Key<List<Address>> ADDRESSES =
      Key.of("allowed_user_addresses", Kind.ADDRESSES, "Those signers.").with(SHOWN);

  static final Key<List<String>> AUTHENTICATION =
      Key.of(
              "authentication_addresses",
              Kind.TEXTS,
              "Who may use the configuration service; what is no address is passed over.")
          .with(SHOWN, LATER);

  static final List<Key<?>> KEYS = List.of(FLAG, ADDRESSES, AUTHENTICATION);

  /** Keeps copies. */
  public AccessSettings {
    allowedUsers = allowedUsers.map(Set::copyOf);
  }

  static AccessSettings from(Values values, ChainSettings chain) {
    if (!values.get(FLAG)) {
      return new AccessSettings(Optional.empty());
    }
    if (chain.network().name().equals("main")) {
      values.mistake(FLAG, "false on main, where a service is open to all");
    }
    List<Address> users = values.find(ADDRESSES).orElse(List.of());
    if (users.isEmpty()
        && values.mistakes().stream().noneMatch(m -> m.key().equals(ADDRESSES.name()))) {
      values.mistake(ADDRESSES, "at least one address, since " + FLAG.name() + " is true");
    }
    return new AccessSettings(Optional.of(Set.copyOf(users)));
  }
}
