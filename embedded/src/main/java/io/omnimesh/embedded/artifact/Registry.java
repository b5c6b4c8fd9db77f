package io.omnimesh.embedded.artifact;

import java.nio.file.Path;
import java.util.List;

/** Where artifacts come from. Safe for use by many threads. */
interface Registry extends AutoCloseable {
  /** Fetches files into the local repository, in parallel; never leaves a partial one. */
  void fetch(List<LockedFile> files, Progress progress);

  /** The roots and all that they need at run time; an archive stands for itself. */
  List<Resolved> closure(List<Coordinate> roots, List<String> excludes);

  @Override
  void close();

  /** A file of a closure, in the local repository. */
  record Resolved(Coordinate coordinate, Path file) {}
}
