package io.omnimesh.cli.world;

import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.report.ShapeReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh shapes}: the shapes of the simulated world beside those of real data. */
@Command(
    name = "shapes",
    description = "Compare the shapes of the simulated retailer with real data (Markdown).")
public final class ShapesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--online-retail-ii",
      required = true,
      paramLabel = "FILE",
      description = "Parquet file of UCI Online Retail II.")
  private Path onlineRetail;

  @Option(
      names = "--complete-journey",
      required = true,
      paramLabel = "FILE",
      description = "Parquet file of the till lines of The Complete Journey.")
  private Path completeJourney;

  @Option(
      names = "--foot-traffic",
      required = true,
      paramLabel = "FILE",
      description = "Parquet file of hourly pedestrian counts of Melbourne.")
  private Path footTraffic;

  @Option(names = "--days", defaultValue = "364", description = "Days to simulate (default: 364).")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the world (default: 1).")
  private long seed;

  @Option(
      names = "--start",
      defaultValue = "2025-01-06",
      paramLabel = "DAY",
      description = "First day (default: 2025-01-06).")
  private LocalDate start;

  @Override
  public Integer call() {
    World world = World.create(WorldSettings.reference(seed, start));
    ShapeReport.Data data = new ShapeReport.Data(onlineRetail, completeJourney, footTraffic);
    PrintWriter out = spec.commandLine().getOut();
    out.print(new ShapeReport(world, data).write(days));
    out.flush();
    return 0;
  }
}
