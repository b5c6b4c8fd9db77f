package io.omnimesh.cli.simulate;

import io.omnimesh.cli.home.Durations;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.Terminals;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.run.History;
import io.omnimesh.simulator.run.LiveRun;
import io.omnimesh.simulator.run.WorldFile;
import io.omnimesh.simulator.world.WorldSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mesh simulate}: runs the retail world. */
@Command(
    name = "simulate",
    description = "Run the seeded retail world: live through all doors, or its past in bulk.")
public final class SimulateCommand implements Callable<Integer> {
  private static final int DAYS_MAX = 3_660;

  @ArgGroup(multiplicity = "1")
  private Mode mode = new Mode();

  /** What to do; one of them. */
  static final class Mode {
    @Option(names = "--live", description = "Write what happens now, until stopped.")
    private boolean live;

    @Option(
        names = "--history",
        paramLabel = "DAYS",
        converter = Durations.class,
        description = "Load so many days before the world's first day, e.g. 400d.")
    private @Nullable Duration history;
  }

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seconds of the world in a second (default: 1).")
  private double speed = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of a new world (default: 42).")
  private long seed = 42;

  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "Trade of a new world; 1 is about 25,000 till lines a day (default: 1).")
  private double scale = 1;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many days before today a new world begins (default: 2).")
  private int days = 2;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "Only the history of this source; may be repeated (default: all that keep one).")
  private List<String> sources = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(speed > 0 && speed <= 100_000)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Speed " + speed + " is not possible; choose more than 0 and at most 100000");
    }
    if (days < 0 || days > DAYS_MAX) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Choose 0 to " + DAYS_MAX + " days, not " + days);
    }
    Clock clock = Clock.systemUTC();
    Installation installation = Installation.find();
    WorldFile file = new WorldFile(installation.home());
    WorldSettings settings = file.read().orElseGet(() -> chosen(file, clock));
    Duration history = mode.history;
    return mode.live || history == null
        ? live(installation, settings, clock)
        : history(installation, settings, history, clock);
  }

  private WorldSettings chosen(WorldFile file, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), WorldSettings.ZONE);
    WorldSettings settings =
        WorldSettings.reference(seed, today.minusDays(days)).withIntensity(scale);
    file.write(settings);
    return settings;
  }

  private int live(Installation installation, WorldSettings settings, Clock clock)
      throws IOException, InterruptedException {
    int port =
        Integer.parseInt(installation.variables().resolve("${env:MESH_SIMULATOR_METRICS_PORT}"));
    LiveRun run =
        new LiveRun(installation.home(), installation.variables(), settings, speed, port, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop"));
    PrintWriter err = spec.commandLine().getErr();
    err.printf("live at speed %s; metrics and health on 127.0.0.1:%d%n", speed, port);
    err.flush();
    run.await();
    return 0;
  }

  private int history(
      Installation installation, WorldSettings settings, Duration history, Clock clock) {
    int wanted = Math.toIntExact(history.toDays());
    if (wanted < 1 || wanted > DAYS_MAX) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "A history of %d days is not possible; choose 1d to %dd".formatted(wanted, DAYS_MAX));
    }
    PrintWriter err = spec.commandLine().getErr();
    boolean terminal = Terminals.stderr();
    List<History.Loaded> loaded =
        new History(installation.home(), installation.variables(), clock)
            .load(
                settings,
                wanted,
                sources,
                (source, day, all, rows) -> {
                  if (terminal || day % 50 == 0 || day == all) {
                    err.printf(
                        "%s%s: day %d of %d, %,d rows%s",
                        terminal ? "\r" : "", source, day, all, rows, terminal ? "" : "\n");
                    err.flush();
                  }
                });
    if (terminal) {
      err.println();
      err.flush();
    }
    print(loaded);
    return 0;
  }

  private void print(List<History.Loaded> loaded) {
    PrintWriter out = spec.commandLine().getOut();
    for (History.Loaded it : loaded) {
      double seconds = Math.max(0.001, it.took().toMillis() / 1000.0);
      out.printf(
          "%s: %,d days now, %d before, %,d rows in %.1f s%n",
          it.source(), it.days(), it.daysBefore(), it.rows().total(), seconds);
      it.rows()
          .rows()
          .forEach((table, rows) ->
              out.printf("  %,12d  %s (%,.0f rows/s)%n", rows, table, rows / seconds));
    }
    out.flush();
  }
}
