package io.omnimesh.cli.bench;

import io.omnimesh.bench.HistoryBench;
import io.omnimesh.bench.QueryBench;
import io.omnimesh.bench.Report;
import io.omnimesh.bench.StartBench;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.query.client.TrinoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the figures of docs/benchmarks again on this machine. */
@Command(
    name = "bench",
    description = "Measure the mesh and write medians with spread into docs/benchmarks.",
    synopsisSubcommandLabel = "BENCHMARK")
public final class BenchCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "query",
      description = "The guide's join, and ten analysts while a source hangs, on the running mesh.")
  int query(
      @Option(names = "--to", description = "Folder for the report.", paramLabel = "DIR")
          @Nullable Path folder) {
    Installation installation = Installation.find();
    TrinoClient trino = TrinoClient.of(installation.home(), installation.variables());
    Path sql = installation.checkout().resolve("docs/guides/first-query.sql");
    return write(new QueryBench(trino, sql).run(), "query", folder, installation);
  }

  @Command(
      name = "start",
      description =
          "Warm start, stop and memory of both profiles, with an installation of its own.")
  int start(
      @Option(names = "--to", description = "Folder for the report.", paramLabel = "DIR")
          @Nullable Path folder)
      throws IOException {
    Installation installation = Installation.find();
    Path home = Files.createTempDirectory("mesh-bench");
    return write(
        new StartBench(installation.checkout(), home).run(), "start", folder, installation);
  }

  @Command(
      name = "history",
      description = "The bulk load of 400 days of tills, with an installation of its own.")
  int history(
      @Option(names = "--to", description = "Folder for the report.", paramLabel = "DIR")
          @Nullable Path folder)
      throws IOException {
    Installation installation = Installation.find();
    Path home = Files.createTempDirectory("mesh-bench");
    return write(
        new HistoryBench(installation.checkout(), home).run(), "history", folder, installation);
  }

  private int write(Report report, String name, @Nullable Path folder, Installation installation) {
    Path target = folder == null ? installation.checkout().resolve("docs/benchmarks") : folder;
    spec.commandLine().getOut().println(report.write(target, name, Clock.systemUTC()));
    return 0;
  }
}
