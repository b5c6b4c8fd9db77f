package io.omnimesh.cli.replay;

import io.omnimesh.cli.home.Installation;
import io.omnimesh.cli.home.Terminals;
import io.omnimesh.simulator.replay.ReplayOptions;
import io.omnimesh.simulator.replay.ReplayReport;
import io.omnimesh.simulator.replay.Replays;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code mesh replay}: plays real data sets into the running mesh. */
@Command(
    name = "replay",
    description = "Replay real data through the same doors as live events.",
    synopsisSubcommandLabel = "DATASET")
public final class ReplayCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a data set: online-retail-ii or complete-journey.");
  }

  @Command(
      name = "online-retail-ii",
      description =
          "UCI Online Retail II: invoices become orders, returns, charges and stock adjustments of"
              + " ecommerce_orders, and messages of topic ecommerce.orders.")
  int onlineRetail(
      @Option(
              names = "--file",
              required = true,
              paramLabel = "FILE",
              description = "The Parquet file.")
          Path file,
      @Mixin Timing timing) {
    return report(replays().onlineRetail(file, timing.options(), progress()));
  }

  @Command(
      name = "complete-journey",
      description =
          "dunnhumby The Complete Journey: till lines become baskets of stores_pos, households"
              + " loyalty cards.")
  int completeJourney(
      @Option(
              names = "--dir",
              required = true,
              paramLabel = "FOLDER",
              description = "The folder with the Parquet files.")
          Path folder,
      @Mixin Timing timing) {
    return report(replays().completeJourney(folder, timing.options(), progress()));
  }

  /** How the data set's time becomes ours. */
  static final class Timing {
    @Option(
        names = "--start",
        paramLabel = "TIME",
        converter = Times.class,
        description =
            "Move the data set so that it begins then, gaps kept: 2026-03-01, an ISO time, or now"
                + " (default: its own times).")
    private @Nullable Instant start;

    @Option(
        names = "--speed",
        paramLabel = "N",
        defaultValue = "0",
        description = "Seconds of the data set in a second; 0 is as fast as possible (default).")
    private double speed;

    @Option(
        names = "--limit",
        paramLabel = "LINES",
        description = "Only the first lines of the data set (default: all).")
    private @Nullable Long limit;

    ReplayOptions options() {
      return new ReplayOptions(
          Optional.ofNullable(start), speed, limit == null ? Long.MAX_VALUE : limit);
    }
  }

  /** Reads days, times and {@code now}. */
  static final class Times implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      if (text.equals("now")) {
        return Clock.systemUTC().instant();
      }
      try {
        return text.length() == "2026-03-01".length()
            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
            : OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is no time; write 2026-03-01, 2026-03-01T08:00:00Z or now");
      }
    }
  }

  private static Replays replays() {
    return new Replays(Installation.find().variables(), Clock.systemUTC());
  }

  private LongConsumer progress() {
    if (!Terminals.stderr()) {
      return _ -> {};
    }
    PrintWriter err = spec.commandLine().getErr();
    return line -> {
      err.printf("\r%,d lines", line);
      err.flush();
    };
  }

  private int report(ReplayReport report) {
    if (Terminals.stderr()) {
      spec.commandLine().getErr().print("\r\u001b[K");
      spec.commandLine().getErr().flush();
    }
    PrintWriter out = spec.commandLine().getOut();
    long accounted = report.linesBefore() + report.linesNow();
    out.printf(
        "%s: %,d of %,d lines accounted for (%,d now in %.1f s, %,d before)%n",
        report.origin(),
        accounted,
        report.linesTotal(),
        report.linesNow(),
        report.took().toMillis() / 1000.0,
        report.linesBefore());
    report.byClass().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> out.printf("  %,10d  %s%n", entry.getValue(), entry.getKey()));
    out.flush();
    return 0;
  }
}
