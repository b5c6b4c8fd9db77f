package io.omnimesh.cli.launch;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.artifact.ArtifactLock;
import io.omnimesh.embedded.artifact.ArtifactStore;
import io.omnimesh.embedded.artifact.Coordinate;
import io.omnimesh.embedded.artifact.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** For developers: resolves artifacts with their dependencies and writes the lock file. */
@Command(
    name = "lock",
    hidden = true,
    description = "Write embedded/src/main/resources/artifacts/NAME.lock.")
public final class LockCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "The lock's name.")
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "G:A[:EXT[:CLASSIFIER]]:V",
      description = "Root artifacts; without any, those of the existing lock.")
  private List<String> roots = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "G:A",
      description = "Leave out a dependency; * stands for any ('*:*' leaves the roots alone).")
  private List<String> excludes = new ArrayList<>();

  @Option(
      names = "--unpack",
      paramLabel = "RECIPE",
      description = "How an archive is unpacked; replaces the recipes of the existing lock.")
  private List<String> unpack = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path file = file();
    if (Files.exists(file)) {
      keepFrom(ArtifactLock.parse(name, Files.readString(file)));
    }
    if (roots.isEmpty()) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "There is no lock " + name + " yet; name its root artifacts");
    }
    UserFolders folders =
        UserFolders.find(System.getenv(), Path.of(System.getProperty("user.home")));
    try (ArtifactStore store = new ArtifactStore(folders)) {
      ArtifactLock lock =
          store.lock(name, roots.stream().map(Coordinate::parse).toList(), excludes, unpack);
      Files.createDirectories(file.getParent());
      Files.writeString(file, lock.render());
      spec.commandLine()
          .getErr()
          .printf("%s: %d files, %,d bytes%n", file, lock.files().size(), lock.sizeBytes());
    }
    return 0;
  }

  private void keepFrom(ArtifactLock before) {
    if (roots.isEmpty()) {
      before.headers("roots").forEach(line -> roots.addAll(List.of(line.split(" ", -1))));
      if (excludes.isEmpty()) {
        before.headers("exclude").forEach(line -> excludes.addAll(List.of(line.split(" ", -1))));
      }
    }
    if (unpack.isEmpty()) {
      unpack.addAll(before.headers("unpack"));
    }
  }

  private Path file() {
    String checkout = System.getProperty("mesh.checkout");
    if (checkout == null) {
      throw new MeshException(ErrorCode.INVALID_INPUT, "Run ./mesh lock in a checkout");
    }
    return Path.of(checkout, "embedded/src/main/resources/artifacts", name + ".lock");
  }
}
