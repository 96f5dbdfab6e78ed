package dev.snetd.gateway.open;

/**
 * What the heartbeat says of the daemon beside its state.
 *
 * @param daemonId hexadecimal; tells daemons apart in metering and alerts
 * @param version with a leading {@code v}
 * @param network name of the selected chain; told even while the blockchain is off
 * @param storageCertificate dates of the client certificate for the store
 */
public record DaemonFacts(
    String daemonId,
    String serviceId,
    String version,
    boolean blockchainEnabled,
    String network,
    CertificateDates storageCertificate) {

  /**
   * Validity of a certificate, in the sentences that readers of the heartbeat know: {@code Valid
   * Since: 2025-01-31 00:00:00 +0000 UTC days}. Both empty where there is none.
   */
  public record CertificateDates(String validFrom, String validTill) {
    /** There is no certificate. */
    public static final CertificateDates NONE = new CertificateDates("", "");
  }
}
