package dev.snetd.payment;

import dev.snetd.call.Call;
import dev.snetd.units.Address;
import java.util.Set;

/** What the service sees of a paid call's headers. */
public final class ServiceHeaders {
  /** Tells the service who pays; whatever the caller sent under that name is replaced. */
  public static final String USER_ADDRESS = "snet-user-address";

  // Each of these can be spent by whoever holds it. Channel id, nonce and amount only identify, so
  // they stay.
  private static final Set<String> SECRETS =
      Set.of(
          "snet-payment-channel-signature-bin",
          "snet-prepaid-auth-token-bin",
          "snet-free-call-auth-token-bin");

  private ServiceHeaders() {}

  /** The call less the caller's payment secrets, with the address of who pays. */
  public static Call of(Call call, Address payer) {
    return call.withMetadata(
        call.metadata().without(SECRETS::contains).with(USER_ADDRESS, payer.toString()));
  }
}
