package io.omnimesh.catalog.state;

import io.omnimesh.contract.error.MeshException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ports that were applied, one entry for each major. A writer names the revision that it has
 * read, so that nobody undoes a change that he has not seen. Thread-safe.
 */
public interface Registry {

  /** Every entry, in the order of domain, product, port and major. */
  List<DeployedPort> deployed();

  Optional<DeployedPort> find(PortId id);

  /**
   * Records what was applied, and keeps it as a version.
   *
   * @param port its own revision is not looked at
   * @param expectedRevision what the writer has read; 0 where there was no entry
   * @return the entry with its new revision, which is higher than every earlier one of the port
   * @throws MeshException {@code CONFLICT} where someone else has changed it, saying who and when;
   *     or where another product of the domain has a port of that name and major
   */
  DeployedPort record(DeployedPort port, long expectedRevision);

  /**
   * Removes an entry; its versions stay, the removal being the last of them, as {@code RETIRED}.
   *
   * @throws MeshException {@code CONFLICT} as for {@link #record}; {@code NOT_FOUND} where there is
   *     none
   */
  void remove(PortId id, long expectedRevision, Instant at, String by);

  /** Everything that was ever recorded for a major of a port, newest first. */
  List<DeployedPort> versions(PortId id);
}
