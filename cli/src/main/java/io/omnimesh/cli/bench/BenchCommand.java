package io.omnimesh.cli.bench;

import io.omnimesh.bench.ColdBench;
import io.omnimesh.bench.ContractsBench;
import io.omnimesh.bench.HistoryBench;
import io.omnimesh.bench.QueryBench;
import io.omnimesh.bench.Report;
import io.omnimesh.bench.StartBench;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.embedded.artifact.UserFolders;
import io.omnimesh.embedded.install.FileTree;
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
      name = "contracts",
      description = "Lint, an idle plan, checks of a table and of events, on the running mesh.")
  int contracts(
      @Option(names = "--to", description = "Folder for the report.", paramLabel = "DIR")
          @Nullable Path folder) {
    Installation installation = Installation.find();
    Path cache =
        UserFolders.find(System.getenv(), Path.of(System.getProperty("user.home"))).cache();
    return write(
        new ContractsBench(
                installation.checkout(),
                installation.home(),
                installation.variables(),
                cache,
                Clock.systemUTC())
            .run(),
        "contracts",
        folder,
        installation);
  }

  @Command(
      name = "start",
      description =
          "Warm start, stop and memory of both profiles, with an installation of its own.")
  int start(
      @Option(names = "--to", description = "Folder for the report.", paramLabel = "DIR")
          @Nullable Path folder)
      throws IOException {
    return apart("start", folder, (checkout, home) -> new StartBench(checkout, home).run());
  }

  @Command(name = "cold", description = "A clean clone with empty caches to ready; fetches 1.5 GB.")
  int cold(
      @Option(names = "--to", description = "Folder for the report.", paramLabel = "DIR")
          @Nullable Path folder)
      throws IOException {
    return apart("cold", folder, (checkout, home) -> new ColdBench(checkout, home).run());
  }

  @Command(
      name = "history",
      description = "The bulk load of 400 days of tills, with an installation of its own.")
  int history(
      @Option(names = "--to", description = "Folder for the report.", paramLabel = "DIR")
          @Nullable Path folder)
      throws IOException {
    return apart("history", folder, (checkout, home) -> new HistoryBench(checkout, home).run());
  }

  private interface Bench {
    Report run(Path checkout, Path home);
  }

  /** Runs a benchmark in a folder of its own, which is removed when it succeeds. */
  private int apart(String name, @Nullable Path folder, Bench bench) throws IOException {
    Installation installation = Installation.find();
    Path home = Files.createTempDirectory("mesh-bench");
    Report report = bench.run(installation.checkout(), home);
    FileTree.delete(home);
    return write(report, name, folder, installation);
  }

  private int write(Report report, String name, @Nullable Path folder, Installation installation) {
    Path target = folder == null ? installation.checkout().resolve("docs/benchmarks") : folder;
    spec.commandLine().getOut().println(report.write(target, name, Clock.systemUTC()));
    return 0;
  }
}
