package io.omnimesh.catalog.product;

import java.util.List;
import java.util.Set;

/** Says what a transform reads; the SQL is parsed, not guessed. */
@FunctionalInterface
public interface TransformReader {

  /**
   * Reads a transform.
   *
   * @param port whose transform it is
   */
  Reads read(Port port);

  /**
   * What a transform reads.
   *
   * @param tables by full name, {@code catalog.schema.table}
   * @param problems why it must not be used: it does not parse, or reads another domain's source
   */
  record Reads(Set<String> tables, List<String> problems) {
    /** Nothing, of a port without a transform. */
    public static final Reads NOTHING = new Reads(Set.of(), List.of());

    public Reads {
      tables = Set.copyOf(tables);
      problems = List.copyOf(problems);
    }
  }
}
