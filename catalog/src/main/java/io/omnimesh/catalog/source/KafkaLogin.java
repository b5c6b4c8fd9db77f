package io.omnimesh.catalog.source;

/**
 * As whom a Kafka cluster is used.
 *
 * @param mechanism the SASL mechanism
 * @param login user and password
 */
public record KafkaLogin(Mechanism mechanism, Login login) {

  /** SASL mechanisms with a user and a password. */
  public enum Mechanism {
    PLAIN("plain", "PLAIN"),
    SCRAM_SHA_256("scram-sha-256", "SCRAM-SHA-256"),
    SCRAM_SHA_512("scram-sha-512", "SCRAM-SHA-512");

    private final String id;
    private final String sasl;

    Mechanism(String id, String sasl) {
      this.id = id;
      this.sasl = sasl;
    }

    /** The word in definitions. */
    public String id() {
      return id;
    }

    /** The name that is registered with IANA, which Kafka uses. */
    public String sasl() {
      return sasl;
    }
  }
}
