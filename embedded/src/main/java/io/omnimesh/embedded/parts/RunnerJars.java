package io.omnimesh.embedded.parts;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The small classes of our own that some systems need: a main, or the refusal of peers. Each is
 * built against its system's exact version; the system's libraries come from the part's artifact
 * lock.
 *
 * @param folder where the jars lie
 */
record RunnerJars(Path folder) {

  /** The folder {@code runners} beside the first jar of the command line's class path. */
  static RunnerJars beside(MeshCommand mesh) {
    String first = mesh.classPath().split(File.pathSeparator, 2)[0];
    return new RunnerJars(Path.of(first).toAbsolutePath().resolveSibling("runners"));
  }

  /** The jar for a system. */
  Path of(String system) {
    Path jar = folder.resolve("omnimesh-runner-" + system + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new MeshException(
          ErrorCode.INTERNAL, jar + " is missing; build again with ./mvnw package");
    }
    return jar;
  }
}
