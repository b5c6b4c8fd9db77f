package io.omnimesh.embedded.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Judges a machine's facts; a pure function, so that every verdict is tested without that machine.
 */
public final class Doctor {
  private static final int JAVA_MAJOR_MIN = 25;
  private static final int NODE_MAJOR_MIN = 20;
  private static final long OPEN_FILES_MIN = 4_096;
  private static final long DISK_MIB_MIN = 6 * 1024L;

  /** What the parts of a profile weigh when idle, with some air for queries. */
  public enum Need {
    FULL(9 * 1024L),
    SMALL(3 * 1024L + 512);

    private final long memoryMiB;

    Need(long memoryMiB) {
      this.memoryMiB = memoryMiB;
    }
  }

  private Doctor() {}

  /** One finding for each thing looked at, in the order a start would meet them. */
  public static List<Finding> examine(Machine machine, Need need) {
    List<Finding> findings = new ArrayList<>();
    findings.add(system(machine));
    findings.add(java(machine));
    findings.add(java17(machine));
    findings.add(python(machine));
    findings.add(node(machine));
    findings.add(memory(machine, need));
    machine.disks().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(disk -> findings.add(disk(disk.getKey().toString(), disk.getValue())));
    findings.add(openFiles(machine));
    findings.add(userNamespaces(machine));
    findings.add(openSsl(machine));
    findings.add(aptGet(machine));
    machine.portsTaken().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(port -> findings.add(port(port.getKey(), port.getValue())));
    if (machine.portsTaken().isEmpty()) {
      findings.add(Finding.ok("ports", "all preferred ports are free or ours"));
    }
    findings.add(leftovers(machine));
    return findings;
  }

  private static Finding system(Machine machine) {
    return machine.system().equals("Linux amd64")
        ? Finding.ok("system", machine.system())
        : Finding.problem(
            "system",
            machine.system(),
            "the published binaries of PostgreSQL, MariaDB and Redis are for Linux on x86-64; use such a machine");
  }

  private static Finding java(Machine machine) {
    return machine.javaMajor() >= JAVA_MAJOR_MIN
        ? Finding.ok("java", "JDK " + machine.javaMajor())
        : Finding.problem(
            "java",
            "JDK " + machine.javaMajor(),
            "install JDK 25, e.g. on Debian 13: apt-get install openjdk-25-jdk-headless");
  }

  private static Finding java17(Machine machine) {
    return machine
        .java17()
        .map(java -> Finding.ok("java 17", java.toString()))
        .orElseGet(() ->
            Finding.warning(
                "java 17",
                "not found; Cassandra will be off",
                "install one beside JDK 25, e.g. on Debian 12: apt-get install openjdk-17-jdk-headless, or unpack one below ~/.jdks"));
  }

  private static Finding python(Machine machine) {
    return machine
        .python()
        .map(version -> Finding.ok("python", version))
        .orElseGet(() ->
            Finding.warning(
                "python",
                "no Python 3.10 or newer with venv; MLflow will be off",
                "e.g. on Debian: apt-get install python3-venv"));
  }

  private static Finding node(Machine machine) {
    String version = machine.node().orElse("none");
    String digits = version.replaceFirst("^v", "").replaceFirst("\\..*", "");
    boolean recent = digits.matches("\\d{1,4}") && Integer.parseInt(digits) >= NODE_MAJOR_MIN;
    return recent
        ? Finding.ok("node", version)
        : Finding.warning(
            "node",
            version + "; nothing that runs today needs it",
            "install Node.js 20 or newer before you work on the web pages");
  }

  private static Finding memory(Machine machine, Need need) {
    String detail = "%,d MiB available".formatted(machine.memoryAvailableMiB());
    return machine.memoryAvailableMiB() >= need.memoryMiB
        ? Finding.ok("memory", detail)
        : Finding.warning(
            "memory",
            detail + ", the profile wants %,d".formatted(need.memoryMiB),
            need == Need.FULL
                ? "close other programs, or start ./mesh up --profile small"
                : "close other programs");
  }

  private static Finding disk(String folder, long freeMiB) {
    String detail = "%,d MiB free for %s".formatted(freeMiB, folder);
    return freeMiB >= DISK_MIB_MIN
        ? Finding.ok("disk", detail)
        : Finding.warning(
            "disk",
            detail,
            "free some space (%,d MiB are wanted), or move the cache by MESH_CACHE or the installation by MESH_HOME"
                .formatted(DISK_MIB_MIN));
  }

  private static Finding openFiles(Machine machine) {
    String detail = "%,d per process".formatted(machine.openFilesMax());
    return machine.openFilesMax() >= OPEN_FILES_MIN
        ? Finding.ok("open files", detail)
        : Finding.warning("open files", detail, "raise the limit: ulimit -n 65536");
  }

  private static Finding userNamespaces(Machine machine) {
    if (!machine.root()) {
      return Finding.ok("user", "not root");
    }
    return machine.userNamespaces()
        ? Finding.ok("user", "root; PostgreSQL runs in a user namespace of its own")
        : Finding.problem(
            "user",
            "root, and user namespaces are off; PostgreSQL refuses to run as root",
            "run ./mesh as an ordinary user, or allow them: sysctl -w kernel.unprivileged_userns_clone=1");
  }

  private static Finding openSsl(Machine machine) {
    return machine.openSsl3()
        ? Finding.ok("openssl", "libssl.so.3")
        : Finding.problem(
            "openssl",
            "libssl.so.3 was not found; Redis will not start",
            "e.g. on Debian: apt-get install libssl3");
  }

  private static Finding aptGet(Machine machine) {
    return machine.aptGet()
        ? Finding.ok("apt-get", "found; Prometheus comes from its Debian package")
        : Finding.warning(
            "apt-get",
            "not found; Prometheus will be off",
            "use a Debian or Ubuntu machine where you need the door counters");
  }

  private static Finding port(String part, int number) {
    return Finding.warning(
        "ports",
        "port " + number + ", which " + part + " prefers, is taken by another process",
        "nothing to do: "
            + part
            + " takes another; or choose one: ./mesh up --port "
            + part
            + "=NUMBER");
  }

  private static Finding leftovers(Machine machine) {
    return machine.leftovers() == 0
        ? Finding.ok("leftovers", "none")
        : Finding.warning(
            "leftovers",
            machine.leftovers() + " processes of an earlier start run without a launcher",
            "nothing to do: the next ./mesh up ends them in order; or run ./mesh stop");
  }
}
