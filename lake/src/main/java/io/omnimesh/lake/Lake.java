package io.omnimesh.lake;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of the lake. A write is staged: Trino inserts into a staging table, checks run on it,
 * and one commit gives the files to the target. Readers of the target see the rows before or the
 * rows after, whenever a process dies. Thread-safe.
 */
public final class Lake implements AutoCloseable {
  /** The schema of the staging tables. */
  public static final String STAGING_SCHEMA = "mesh_staging";

  /** How many commits of a table are told. */
  public static final int COMMITS_MAX = 100;

  /** The key under which a snapshot's summary names the run that made it. */
  public static final String RUN_ID = "omnimesh.run-id";

  private final LakeCatalog catalog;
  private final StagingTables stagings;
  private final Publisher publisher;

  private Lake(LakeCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.stagings = new StagingTables(catalog, clock);
    this.publisher = new Publisher(catalog, stagings);
  }

  /**
   * Connects to the pointers of the lake.
   *
   * @throws MeshException {@code UNAVAILABLE} where their database does not answer
   */
  public static Lake open(LakeSettings settings, Clock clock) {
    return new Lake(LakeCatalog.open(settings), clock);
  }

  /**
   * Makes an empty table beside a target, with the same columns (and ids), partitions, order and
   * properties, whose data files lie where those of the target do.
   *
   * @param runId letters, digits, {@code _} and {@code -}; no two runs have the same
   * @throws MeshException {@code NOT_FOUND} where there is no target; {@code CONFLICT} where the
   *     run has a staging table already
   */
  public Staging stage(TableName target, String runId) {
    return stagings.make(target, runId);
  }

  /**
   * Replaces all rows of the target by the staged ones in one commit, and removes the staging
   * table. A run that is published already is not published again: repeat the call after {@code
   * UNAVAILABLE}.
   *
   * @param summary to stand in the snapshot beside the run's id
   * @throws MeshException {@code CONFLICT} where someone has committed to the target since it was
   *     staged, or its columns have changed; the staging table stays, until it is discarded
   */
  public Published publish(Staging staging, Map<String, String> summary) {
    return publisher.publish(staging, Publisher.Mode.REPLACE_ALL, summary);
  }

  /** As {@link #publish}, but adds the rows to those of the target, also after other commits. */
  public Published publishAppend(Staging staging, Map<String, String> summary) {
    return publisher.publish(staging, Publisher.Mode.APPEND, summary);
  }

  /** As {@link #publish}, but replaces only the partitions of which there are staged rows. */
  public Published publishReplacePartitions(Staging staging, Map<String, String> summary) {
    return publisher.publish(staging, Publisher.Mode.REPLACE_PARTITIONS, summary);
  }

  /** What a run has published, as long as the target keeps its snapshot. */
  public Optional<Published> published(TableName target, String runId) {
    return Publisher.published(catalog.load(target), runId);
  }

  /**
   * Removes a staging table and the files that were staged; nothing where it is gone. Where the run
   * had published before its process died, the files are the target's and stay.
   */
  public void discard(Staging staging) {
    publisher.discard(staging);
  }

  /** The staging tables that there are: of runs that go on, and of those whose process died. */
  public List<Staging> stagings() {
    return stagings.list();
  }

  /** The tables of a schema, in order; none where there is no such schema. */
  public List<TableName> tables(String schema) {
    return catalog.list(schema);
  }

  /** What a table is now, if there is one. */
  public Optional<LakeTable> find(TableName name) {
    try {
      return Optional.of(state(name));
    } catch (MeshException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * What a table is now.
   *
   * @throws MeshException {@code NOT_FOUND} where there is none
   */
  public LakeTable state(TableName name) {
    return TableStates.of(name, catalog.load(name));
  }

  @Override
  public void close() {
    catalog.close();
  }
}
