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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Linux tells about processes in {@code /proc}. Processes that end meanwhile are left out. */
public final class ProcFs {
  private static final Path PROC = Path.of("/proc");
  private static final int TICKS_PER_SECOND = 100;

  /** The state of a listening socket in {@code /proc/net/tcp}. */
  private static final String LISTENS = "0A";

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

  /**
   * A process outside a tree that answers at a TCP port in the tree's place; empty where the tree
   * listens itself, nobody listens, or nobody can be told.
   */
  public static Optional<Identity> strangerAt(int port, long root) {
    Set<String> sockets = listening(port);
    List<Snapshot> all = sockets.isEmpty() ? List.of() : all();
    Set<Snapshot> own = new HashSet<>(tree(root, all));
    if (own.stream().anyMatch(each -> holds(each, sockets))) {
      return Optional.empty();
    }
    return all.stream()
        .filter(each -> !own.contains(each) && holds(each, sockets))
        .map(Snapshot::identity)
        .findFirst();
  }

  /** The program of a process, as the process list shows it. */
  public static String program(long pid) {
    try {
      return read(pid, "comm").strip();
    } catch (IOException ended) {
      return "unknown";
    }
  }

  /** The sockets that listen at a port, as links of file descriptors name them. */
  private static Set<String> listening(int port) {
    String end = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      try (Stream<String> lines = Files.lines(PROC.resolve("net").resolve(table))) {
        lines
            .map(line -> line.strip().split("\\s+"))
            .filter(fields -> fields.length > 9)
            .filter(fields -> fields[1].endsWith(end) && fields[3].equals(LISTENS))
            .forEach(fields -> sockets.add("socket:[" + fields[9] + "]"));
      } catch (IOException | UncheckedIOException notReadable) {
        // A machine without one of the two tables has no such sockets.
      }
    }
    return sockets;
  }

  private static boolean holds(Snapshot process, Set<String> sockets) {
    Path folder = PROC.resolve(Long.toString(process.identity().pid())).resolve("fd");
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder)) {
      for (Path descriptor : descriptors) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException endedOrNotReadable) {
      return false;
    }
    return false;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
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
