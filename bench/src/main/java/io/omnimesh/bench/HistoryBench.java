package io.omnimesh.bench;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how fast the past of the tills goes into MariaDB, with an installation of its own that
 * runs whole, the live simulator included.
 */
public final class HistoryBench {
  private static final int RUNS = 3;
  private static final int DAYS = 400;
  private static final Pattern SECONDS = Pattern.compile(" rows in ([0-9.]+) s");
  private static final Pattern LINES = Pattern.compile("([0-9,]+) {2}basket_lines");

  private final MeshProcess mesh;

  /**
   * @param checkout the folder that holds {@code ./mesh}
   * @param home an empty folder for the installation that is measured
   */
  public HistoryBench(Path checkout, Path home) {
    this.mesh = new MeshProcess(checkout, home);
  }

  /** Runs everything; takes a quarter of an hour or so. */
  public Report run() {
    List<Double> linesPerSecond = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    List<Double> lines = new ArrayList<>();
    mesh.run("up", "--detach");
    try {
      for (int run = 0; run < RUNS; run++) {
        if (run > 0) {
          mesh.run("reset", "mariadb", "--yes");
        }
        String said =
            mesh.run("simulate", "--history", DAYS + "d", "--source", "stores_pos").stdout();
        seconds.add(number(SECONDS, said));
        lines.add(number(LINES, said));
        linesPerSecond.add(number(LINES, said) / number(SECONDS, said));
      }
    } finally {
      mesh.run("stop");
    }
    return new Report(
        "History load",
        """
        `mesh simulate --history %dd --source stores_pos` on a mesh that runs whole (profile full, the live simulator writing), %d times, each into
        a MariaDB that was just emptied: days are simulated, written as baskets, lines, tenders and returns by LOAD DATA with a commit a day, and the secondary indexes are
        built. The time counts from the first day simulated to the last index built. Run it with `./mesh bench history`.\
        """
            .formatted(DAYS, RUNS),
        List.of(
            new Figure("till lines into MariaDB", "lines/s", linesPerSecond, "55,000", "120,000"),
            new Figure("till lines loaded", "lines", lines, "", ""),
            new Figure("time for all of them", "s", seconds, "180 s", "")));
  }

  static double number(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    if (!matcher.find()) {
      throw new MeshException(
          ErrorCode.INTERNAL, "The load says nothing like " + pattern + ": " + said);
    }
    return Double.parseDouble(matcher.group(1).replace(",", ""));
  }
}
