package io.omnimesh.embedded.process;

import io.omnimesh.catalog.home.MeshHome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Processes of an installation that outlived their launcher. A process counts as ours if it was
 * started with our two marks in its environment, or if its number, start time and the machine's
 * boot are those that a launcher recorded; also what descends from one.
 */
public final class Leftovers {
  private static final String SUFFIX = ".process";
  private static final int ROUNDS_MAX = 5;

  private final MeshHome home;

  public Leftovers(MeshHome home) {
    this.home = home;
  }

  /** Remembers a process that was started, for a launcher that comes after a crash. */
  public void record(String part, ProcFs.Identity identity) throws IOException {
    Path folder = MeshHome.createPrivate(home.run());
    Files.writeString(
        folder.resolve(part + SUFFIX),
        identity.pid() + " " + identity.startTicks() + " " + ProcFs.bootId() + "\n");
  }

  /** Forgets a process that ended in order. */
  public void forget(String part) throws IOException {
    Files.deleteIfExists(home.run().resolve(part + SUFFIX));
  }

  /** The processes that run, by part. */
  public Map<String, List<ProcFs.Identity>> find() {
    List<ProcFs.Snapshot> all = ProcFs.all();
    Set<Long> spared = ownLine(all);
    Map<String, Set<ProcFs.Identity>> found = new LinkedHashMap<>();
    recorded().forEach((part, identity) -> addTree(found, part, identity, all));
    String mark = ChildProcess.HOME_VARIABLE + "=" + home.root();
    String partMark = ChildProcess.PART_VARIABLE + "=";
    for (ProcFs.Snapshot each : all) {
      Set<String> environment = ProcFs.environment(each.identity().pid());
      if (environment.contains(mark)) {
        environment.stream()
            .filter(variable -> variable.startsWith(partMark))
            .findFirst()
            .ifPresent(variable ->
                addTree(found, variable.substring(partMark.length()), each.identity(), all));
      }
    }
    Map<String, List<ProcFs.Identity>> result = new LinkedHashMap<>();
    found.forEach((part, identities) -> {
      List<ProcFs.Identity> foreign =
          identities.stream().filter(each -> !spared.contains(each.pid())).toList();
      if (!foreign.isEmpty()) {
        result.put(part, foreign);
      }
    });
    return result;
  }

  /** Ends all of them: asked first, killed after the grace. Returns how many there were. */
  public int end(Duration grace) {
    return end(this::all, grace);
  }

  /** Ends what is left of one part. */
  public void end(String part, Duration grace) {
    end(() -> find().getOrDefault(part, List.of()), grace);
  }

  private List<ProcFs.Identity> all() {
    return find().values().stream().flatMap(List::stream).toList();
  }

  /** Looks again after each round: a process may have started another one just before it ended. */
  private static int end(Supplier<List<ProcFs.Identity>> leftovers, Duration grace) {
    int ended = 0;
    List<ProcFs.Identity> processes = leftovers.get();
    for (int round = 0; !processes.isEmpty() && round < ROUNDS_MAX; round++) {
      Signals.endAll(processes, round == 0 ? grace : Duration.ZERO);
      ended += processes.size();
      processes = leftovers.get();
    }
    return ended;
  }

  private static void addTree(
      Map<String, Set<ProcFs.Identity>> found,
      String part,
      ProcFs.Identity root,
      List<ProcFs.Snapshot> all) {
    ProcFs.tree(root.pid(), all).stream()
        .map(ProcFs.Snapshot::identity)
        .forEach(each -> found.computeIfAbsent(part, key -> new LinkedHashSet<>()).add(each));
  }

  private Map<String, ProcFs.Identity> recorded() {
    Map<String, ProcFs.Identity> recorded = new LinkedHashMap<>();
    if (!Files.isDirectory(home.run())) {
      return recorded;
    }
    String boot = ProcFs.bootId();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.run(), "*" + SUFFIX)) {
      for (Path file : files) {
        String[] fields = Files.readString(file).strip().split(" ", -1);
        if (fields.length == 3 && fields[2].equals(boot)) {
          ProcFs.Identity identity =
              new ProcFs.Identity(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
          if (ProcFs.isAlive(identity)) {
            String name = file.getFileName() + "";
            recorded.put(name.substring(0, name.length() - SUFFIX.length()), identity);
          }
        }
      }
    } catch (IOException | NumberFormatException e) {
      // An unreadable record is no record; the marks in the environment remain.
      return recorded;
    }
    return recorded;
  }

  /** This process and those that it descends from are never leftovers. */
  private static Set<Long> ownLine(List<ProcFs.Snapshot> all) {
    Map<Long, Long> parents = new LinkedHashMap<>();
    all.forEach(each -> parents.put(each.identity().pid(), each.parentPid()));
    Set<Long> line = new HashSet<>();
    for (Long pid = ProcessHandle.current().pid(); pid != null && line.add(pid); ) {
      pid = parents.get(pid);
    }
    return line;
  }
}
