package io.omnimesh.simulator.world.master;

/**
 * One row of the truth table: which true person is behind an identity of a channel. Kept aside for
 * evaluation; no source system holds it.
 *
 * @param id the identity's id within its channel
 */
public record Identity(int personId, Channel channel, long id) {

  /** Whose id it is. */
  public enum Channel {
    ONLINE_ACCOUNT,
    APP_ACCOUNT,
    LOYALTY_CARD,
    SERVICE_CONTACT
  }
}
