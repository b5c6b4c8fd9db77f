package io.omnimesh.bench;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.lint.ContractLint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures contracts on a running mesh: lint, an idle plan, checks of tables and of events. */
public final class ContractsBench {
  private static final int PROPERTIES = 500;
  private static final int LINT_WARM_UPS = 300;
  private static final int LINT_RUNS = 200;
  private static final int PROCESS_RUNS = 15;
  private static final int PLAN_RUNS = 9;

  private final Path checkout;
  private final MeshHome home;
  private final Variables variables;
  private final Path cache;
  private final Clock clock;

  /**
   * @param cache where the peer's Python environment is kept
   */
  public ContractsBench(
      Path checkout, MeshHome home, Variables variables, Path cache, Clock clock) {
    this.checkout = checkout;
    this.home = home;
    this.variables = variables;
    this.cache = cache;
    this.clock = clock;
  }

  /** Runs everything; takes some minutes. */
  public Report run() {
    List<Figure> figures = new ArrayList<>();
    byte[] contract = contract().getBytes(StandardCharsets.UTF_8);
    figures.add(warmLint(contract));
    figures.add(lintProcess(contract));
    figures.add(
        new Figure(
            "mesh plan with nothing to do, whole process",
            "s",
            processes(PLAN_RUNS, "plan"),
            "2 s",
            ""));
    figures.addAll(EventCheckBench.run());
    figures.addAll(new QualityBench(home, variables, cache, clock).run());
    return new Report(
        "Contracts",
        """
        Lint: a generated contract of %d properties (%d KB), %d times in this JVM after %d warm-ups; and as `./mesh lint FILE`, the script and the JVM's start included,
        %d times after 2. Plan: `./mesh plan` %d times after 2 on the running mesh, whose products all run as their files say. The event check runs under JMH. The
        quality run measures 20 library rules on a table of five million rows; the peer is PyPI `datacontract-cli` on the same table, engine and machine in the same run.
        Run it with `./mesh bench contracts`.\
        """
            .formatted(
                PROPERTIES,
                contract.length / 1024,
                LINT_RUNS,
                LINT_WARM_UPS,
                PROCESS_RUNS,
                PLAN_RUNS),
        figures);
  }

  private static Figure warmLint(byte[] contract) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < LINT_WARM_UPS + LINT_RUNS; i++) {
      long start = System.nanoTime();
      boolean bad = ContractLint.check("bench.odcs.yaml", contract).hasErrors();
      double took = (System.nanoTime() - start) / 1e6;
      if (bad) {
        throw new MeshException(ErrorCode.INTERNAL, "The generated contract has errors");
      }
      if (i >= LINT_WARM_UPS) {
        millis.add(took);
      }
    }
    return new Figure("lint of a 500-property contract, warm JVM", "ms", millis, "5 ms", "");
  }

  private Figure lintProcess(byte[] contract) {
    try {
      Path file = Files.createTempFile("bench", ".odcs.yaml");
      try {
        Files.write(file, contract);
        List<Double> millis =
            processes(PROCESS_RUNS, "lint", file.toString()).stream()
                .map(seconds -> seconds * 1_000)
                .toList();
        return new Figure("the same, whole command", "ms", millis, "400 ms", "");
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write the contract: " + e, e);
    }
  }

  private List<Double> processes(int runs, String... arguments) {
    MeshProcess mesh = new MeshProcess(checkout, home.root(), Map.of());
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < runs + 2; i++) {
      double took = mesh.run(arguments).seconds();
      if (i >= 2) {
        seconds.add(took);
      }
    }
    return seconds;
  }

  private static String contract() {
    StringBuilder yaml =
        new StringBuilder(
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: bench-wide
            name: A wide table
            version: 1.0.0
            status: active
            domain: bench
            schema:
              - id: wide
                name: wide
                description: One row per thing.
                properties:
            """);
    for (int i = 0; i < PROPERTIES; i++) {
      yaml.append(
          """
                  - id: column_%1$d_id
                    name: column_%1$d
                    logicalType: %2$s
                    description: What column %1$d holds, in a sentence of usual length for people.
                    required: %3$s
                    classification: internal
                    quality:
                      - id: column_%1$d_null
                        metric: nullValues
                        mustBe: 0
                        dimension: completeness
          """
              .formatted(i, i % 2 == 0 ? "string" : "integer", i % 3 == 0));
    }
    return yaml.toString();
  }
}
