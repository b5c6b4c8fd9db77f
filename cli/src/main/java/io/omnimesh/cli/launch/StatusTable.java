package io.omnimesh.cli.launch;

import io.omnimesh.embedded.supervise.MeshStatus;
import io.omnimesh.embedded.supervise.PartState;
import io.omnimesh.embedded.supervise.PartStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The status as a table for people. */
final class StatusTable {
  private static final String ROW = "%-12s %-12s %6s %8s %6s  %-14s %8s %8s  %s%n";

  private StatusTable() {}

  static String render(MeshStatus status, Map<String, Duration> ages, long nowMs) {
    StringBuilder text = new StringBuilder();
    long memory = status.parts().stream().mapToLong(PartStatus::memoryBytes).sum();
    double cpu = status.parts().stream().mapToDouble(PartStatus::cpuPercent).sum();
    text.append(
        String.format(
            Locale.ROOT,
            ROW,
            "PART",
            "STATE",
            "PORT",
            "MEMORY",
            "CPU",
            "UPTIME",
            "DATA AGE",
            "RESTARTS",
            "REASON"));
    for (PartStatus part : status.parts()) {
      text.append(row(part, ages.get(part.name()), nowMs));
    }
    long ready = (long) status.parts().size() - status.degraded().size();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d of %d parts ready, %s of memory, %.0f %% of a processor; profile %s, up %s,"
                + " launcher %d%n",
            ready,
            status.parts().size(),
            Figures.memory(memory),
            cpu,
            status.profile(),
            Figures.duration(Duration.ofMillis(nowMs - status.startedMs())),
            status.launcherPid()));
    status.notices().forEach(notice -> text.append("note: ").append(notice).append('\n'));
    status.problems().forEach(problem -> text.append("problem: ").append(problem).append('\n'));
    return text.toString();
  }

  private static String row(PartStatus part, @Nullable Duration age, long nowMs) {
    boolean runs = part.pid() != 0;
    String port = part.ports().containsKey("main") ? part.ports().get("main") + "" : "-";
    return String.format(
                Locale.ROOT,
                ROW,
                part.name(),
                part.state().name().toLowerCase(Locale.ROOT),
                port,
                runs ? Figures.memory(part.memoryBytes()) : "-",
                runs ? String.format(Locale.ROOT, "%.0f %%", part.cpuPercent()) : "-",
                part.state() == PartState.READY
                    ? Figures.duration(Duration.ofMillis(nowMs - part.readyMs()))
                    : "-",
                age == null ? "-" : Figures.duration(age),
                part.restarts() == 0 ? "-" : part.restarts() + "",
                part.reason().lines().findFirst().orElse(""))
            .stripTrailing()
        + "\n";
  }
}
