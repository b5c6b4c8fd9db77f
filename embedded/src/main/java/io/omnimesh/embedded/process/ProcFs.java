package io.omnimesh.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Linux tells about processes in {@code /proc}. Processes that end meanwhile are left out. */
public final class ProcFs {
  private static final Path PROC = Path.of("/proc");
  private static final int TICKS_PER_SECOND = 100;

  private ProcFs() {}

  /**
   * A process, identified beyond the reuse of its number.
   *
   * @param startTicks when it started, in clock ticks since boot
   */
  public record Identity(long pid, long startTicks) {}

  /**
   * A process as seen at one moment.
   *
   * @param cpu processor time that it has used so far
   */
  public record Snapshot(Identity identity, long parentPid, Duration cpu) {}

  /** What a process tree uses. */
  public record Usage(long memoryBytes, Duration cpu) {
    public static final Usage NOTHING = new Usage(0, Duration.ZERO);
  }

  /** All processes that are visible, zombies left out. */
  public static List<Snapshot> all() {
    List<Snapshot> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        snapshot(Long.parseLong(folder.getFileName() + "")).ifPresent(found::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return found;
    }
    return found;
  }

  /** One process, unless it has ended. */
  public static Optional<Snapshot> snapshot(long pid) {
    String stat;
    try {
      stat = read(pid, "stat");
    } catch (IOException ended) {
      return Optional.empty();
    }
    // The name in parentheses may hold anything; the fields are counted from its end.
    int afterName = stat.lastIndexOf(')') + 2;
    if (afterName < 2 || afterName >= stat.length()) {
      return Optional.empty();
    }
    String[] fields = stat.substring(afterName).split(" ", -1);
    if (fields.length < 20 || fields[0].equals("Z") || fields[0].equals("X")) {
      return Optional.empty();
    }
    long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return Optional.of(
        new Snapshot(
            new Identity(pid, Long.parseLong(fields[19])),
            Long.parseLong(fields[1]),
            Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND)));
  }

  /** Whether exactly this process still runs. */
  public static boolean isAlive(Identity identity) {
    return snapshot(identity.pid()).map(Snapshot::identity).filter(identity::equals).isPresent();
  }

  /** The variables that a process was started with; empty where they cannot be read. */
  public static Set<String> environment(long pid) {
    try {
      return new HashSet<>(List.of(read(pid, "environ").split("\0", -1)));
    } catch (IOException notReadable) {
      return Set.of();
    }
  }

  /** The processes that descend from one, itself first. */
  public static List<Snapshot> tree(long root, List<Snapshot> all) {
    List<Snapshot> tree = new ArrayList<>();
    Set<Long> known = new HashSet<>();
    all.stream().filter(each -> each.identity().pid() == root).forEach(tree::add);
    known.add(root);
    for (boolean grown = !tree.isEmpty(); grown; ) {
      grown = false;
      for (Snapshot each : all) {
        if (known.contains(each.parentPid()) && known.add(each.identity().pid())) {
          tree.add(each);
          grown = true;
        }
      }
    }
    return tree;
  }

  /** Memory and processor time of a tree; memory that its processes share counts once. */
  public static Usage usage(List<Snapshot> tree) {
    long anonymous = 0;
    long files = 0;
    long shared = 0;
    Duration cpu = Duration.ZERO;
    for (Snapshot each : tree) {
      cpu = cpu.plus(each.cpu());
      try {
        for (String line : read(each.identity().pid(), "status").lines().toList()) {
          if (line.startsWith("RssAnon:")) {
            anonymous += kibibytes(line);
          } else if (line.startsWith("RssFile:")) {
            files = Math.max(files, kibibytes(line));
          } else if (line.startsWith("RssShmem:")) {
            shared = Math.max(shared, kibibytes(line));
          }
        }
      } catch (IOException ended) {
        // Counts nothing.
      }
    }
    return new Usage((anonymous + files + shared) * 1024, cpu);
  }

  /** Names this boot of the machine; process start times compare only within one. */
  public static String bootId() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long kibibytes(String line) {
    String digits = line.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private static String read(long pid, String file) throws IOException {
    return new String(
        Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve(file)),
        StandardCharsets.ISO_8859_1);
  }
}
