package io.omnimesh.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a warm start and a stop take and what the parts weigh when idle, with an
 * installation of its own that is started once before, so that databases exist and everything is
 * unpacked.
 */
public final class StartBench {
  private static final int RUNS = 3;

  /** How long the parts may settle before they are weighed. */
  private static final Duration SETTLE = Duration.ofSeconds(60);

  private static final double BYTES_PER_GIGABYTE = 1e9;

  private final MeshProcess mesh;

  /**
   * @param checkout the folder that holds {@code ./mesh}
   * @param home an empty folder for the installation that is measured
   */
  public StartBench(Path checkout, Path home) {
    this.mesh = new MeshProcess(checkout, home);
  }

  /** Runs everything; takes ten minutes or so. */
  public Report run() {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(measure("full", "120 s", "60 s", "9 GB", "7 GB"));
    mesh.run("reset", "--yes");
    figures.addAll(measure("small", "45 s", "25 s", "3.5 GB", "2.5 GB"));
    return new Report(
        "Start, stop and memory",
        """
        `mesh up --detach` and `mesh stop` are timed from outside, %d times each after a first start that does not count. Memory is the sum of the resident
        memory of all parts and of the launcher, %d seconds after the last start, with the simulator writing at its normal speed. Run it with `./mesh bench start`.\
        """
            .formatted(RUNS, SETTLE.toSeconds()),
        figures);
  }

  private List<Figure> measure(
      String profile, String upMust, String upAim, String memoryMust, String memoryAim) {
    List<Double> up = new ArrayList<>();
    List<Double> stop = new ArrayList<>();
    double gigabytes = 0;
    mesh.run("up", "--detach", "--profile", profile);
    mesh.run("stop");
    for (int run = 0; run < RUNS; run++) {
      up.add(mesh.run("up", "--detach", "--profile", profile).seconds());
      if (run == RUNS - 1) {
        settle();
        gigabytes = memory(mesh.run("status", "--output", "json").stdout());
      }
      stop.add(mesh.run("stop").seconds());
    }
    return List.of(
        new Figure("mesh up warm, " + profile, "s", up, upMust, upAim),
        new Figure(
            "resident memory idle, " + profile, "GB", List.of(gigabytes), memoryMust, memoryAim),
        new Figure("mesh stop, " + profile, "s", stop, "20 s", "8 s"));
  }

  /** Sums the field {@code memoryBytes} wherever it stands in the status. */
  static double memory(String statusJson) {
    try {
      double bytes = 0;
      for (JsonNode value : new ObjectMapper().readTree(statusJson).findValues("memoryBytes")) {
        bytes += value.asDouble();
      }
      if (bytes == 0) {
        throw new MeshException(
            ErrorCode.INTERNAL, "The status names no memoryBytes: " + statusJson);
      }
      return bytes / BYTES_PER_GIGABYTE;
    } catch (JsonProcessingException e) {
      throw new MeshException(ErrorCode.INTERNAL, "The status is not JSON: " + e.getMessage(), e);
    }
  }

  private static void settle() {
    try {
      TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "The benchmark was interrupted", e);
    }
  }
}
