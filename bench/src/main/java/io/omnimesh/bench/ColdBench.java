package io.omnimesh.bench;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures a newcomer's way: a clean clone, nothing in any cache of the user, {@code ./mesh up}.
 * What it fetches comes from the registries that the machine reaches.
 */
public final class ColdBench {
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final Path checkout;
  private final Path folder;

  /**
   * @param checkout the folder that is cloned
   * @param folder an empty folder for the clone and the home of its user
   */
  public ColdBench(Path checkout, Path folder) {
    this.checkout = checkout;
    this.folder = folder;
  }

  /** Runs once; takes five minutes or so. */
  public Report run() {
    Path clone = folder.resolve("omnimesh");
    Path home = folder.resolve("home");
    MeshProcess mesh =
        new MeshProcess(
            clone,
            clone.resolve(".mesh"),
            Map.of(
                "HOME",
                home.toString(),
                "XDG_CACHE_HOME",
                "",
                "MESH_CACHE",
                "",
                // Where Maven and the mesh look for a home, whatever HOME says.
                "JAVA_TOOL_OPTIONS",
                "-Duser.home=" + home));
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    MeshProcess.finish(
        new ProcessBuilder("git", "clone", "--quiet", checkout.toString(), clone.toString()));
    double seconds = mesh.run("up", "--detach").seconds();
    double megabytes = bytesBelow(home) / BYTES_PER_MEGABYTE;
    mesh.run("stop");
    return new Report(
        "From a clean clone with empty caches",
        """
        `git clone`, then `./mesh up --detach` with an empty home folder, once: the build, every download and unpacking, and the first start, which also creates all
        databases and lets the simulator catch up with two to three days. The caches hold what was fetched and what was unpacked from it; how fast the
        registries answer is part of the figure. Run it with `./mesh bench cold`.\
        """,
        List.of(
            new Figure("clean clone to ready", "s", List.of(seconds), "600 s", "300 s"),
            new Figure("caches afterwards", "MB", List.of(megabytes), "", "")));
  }

  private static double bytesBelow(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).mapToLong(ColdBench::size).sum();
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot measure " + root, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException removedMeanwhile) {
      return 0;
    }
  }
}
