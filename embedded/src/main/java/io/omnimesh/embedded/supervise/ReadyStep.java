package io.omnimesh.embedded.supervise;

import io.omnimesh.embedded.part.PartContext;
import java.util.List;

/**
 * What the composition root does beyond the parts as they become ready: catalogs in Trino, say.
 * Called on a thread of its own, from several parts at the same time.
 */
public interface ReadyStep {
  /** A word for progress and messages. */
  String name();

  /** A part became ready, for the first time or again after a restart. */
  void partReady(String part, PartContext context) throws Exception;

  /** What does not work now, one plain sentence with its mend each. */
  List<String> problems();
}
