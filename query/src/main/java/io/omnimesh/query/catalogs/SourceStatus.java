package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.source.Source;

/**
 * A source and whether it can be queried.
 *
 * @param source its definition
 * @param state where its catalog stands
 */
public record SourceStatus(Source source, State state) {

  /** Where a source's catalog stands. */
  public enum State {
    /** Trino has its catalog. */
    READY,
    /** Trino runs but has no catalog for it: a part is still starting, or creating failed. */
    MISSING,
    /** The installation's profile does not run the part that the source needs. */
    NOT_IN_PROFILE,
    /** Trino does not answer. */
    UNKNOWN
  }
}
