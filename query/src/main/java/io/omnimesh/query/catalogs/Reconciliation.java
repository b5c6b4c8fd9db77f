package io.omnimesh.query.catalogs;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the catalogs that were wanted.
 *
 * @param created catalogs that were missing and now exist
 * @param present catalogs that existed already
 * @param waiting sources that were left out, with the parts that they still wait for
 * @param failed sources whose catalog could not be created, with a message that names the mend
 */
public record Reconciliation(
    List<String> created,
    List<String> present,
    SortedMap<String, List<String>> waiting,
    SortedMap<String, String> failed) {
  public Reconciliation {
    created = List.copyOf(created);
    present = List.copyOf(present);
    waiting = sorted(waiting);
    failed = sorted(failed);
  }

  private static <T> SortedMap<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
