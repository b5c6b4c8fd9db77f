package io.omnimesh.embedded.part;

import io.omnimesh.catalog.home.MeshHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a part may ask of the launcher while it prepares, probes and provisions. */
public interface PartContext {
  MeshHome home();

  /** The part's own data folder; exists. */
  Path data();

  /** The part's folder for rendered configuration; exists, readable by the owner alone. */
  Path config();

  /** A port of this part. */
  int port(String name);

  /** A port of another part. */
  int port(String part, String name);

  /** The main port of this part. */
  default int port() {
    return port(Port.MAIN);
  }

  /**
   * A generated secret of this part, by name; letters and digits only, so that it needs no quoting.
   */
  String secret(String name);

  /** A generated secret of another part. */
  String secret(String part, String name);

  /** The file where a secret of a part is kept. */
  Path secretFile(String part, String name);

  /** The jars of an artifact lock, absolute, in the local Maven repository. */
  List<Path> jars(String lock);

  /**
   * The folder of what was unpacked or installed under that name (shared by all installations of
   * the user, never to be written to): the archives of a lock after its {@code unpack} headers, the
   * virtual environment of a requirements file, the root of Debian packages.
   */
  Path unpacked(String lock);

  /** The {@code java} of JDK 25 or newer that runs the mesh. */
  Path java();

  /** The {@code java} of JDK 17, which Cassandra needs, where one was found. */
  Optional<Path> java17();

  /** Shares a value that definitions may refer to as <code>${env:NAME}</code>. */
  void export(String name, String value);
}
