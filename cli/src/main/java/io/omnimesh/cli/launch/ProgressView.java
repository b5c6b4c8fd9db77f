package io.omnimesh.cli.launch;

import io.omnimesh.embedded.supervise.MeshStatus;
import io.omnimesh.embedded.supervise.PartState;
import io.omnimesh.embedded.supervise.PartStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shows how the parts come up: a table that is redrawn on a terminal, plain lines elsewhere. */
final class ProgressView {
  private static final int NAME_WIDTH = 12;
  private static final int STATE_WIDTH = 13;
  private static final int TIME_WIDTH = 12;
  private static final long DOWNLOAD_LINE_BYTES = 50_000_000;

  private final PrintWriter out;
  private final boolean live;
  private final int width;
  private final Map<String, String> shown = new HashMap<>();
  private final Set<String> notices = new HashSet<>();
  private int linesDrawn;

  private ProgressView(PrintWriter out, boolean live, int width) {
    this.out = out;
    this.live = live;
    this.width = width;
  }

  /** A table that is redrawn in place. */
  static ProgressView live(PrintWriter out, int width) {
    return new ProgressView(out, true, width);
  }

  /** One line for each change. */
  static ProgressView plain(PrintWriter out) {
    return new ProgressView(out, false, Integer.MAX_VALUE);
  }

  /** Shows the state at this moment. */
  void show(MeshStatus status, long nowMs) {
    for (String notice : status.notices()) {
      if (notices.add(notice)) {
        erase();
        out.println("note: " + notice);
      }
    }
    if (live) {
      draw(status, nowMs);
    } else {
      status.parts().forEach(part -> line(part, status.startedMs(), nowMs));
    }
    out.flush();
  }

  private void erase() {
    if (linesDrawn > 0) {
      out.print("\u001b[" + linesDrawn + "A\u001b[J");
      linesDrawn = 0;
    }
  }

  private void draw(MeshStatus status, long nowMs) {
    StringBuilder text = new StringBuilder();
    for (PartStatus part : status.parts()) {
      String line =
          "  "
              + Figures.column(part.name(), NAME_WIDTH)
              + Figures.column(word(part), STATE_WIDTH)
              + Figures.column(elapsed(part, status.startedMs(), nowMs), TIME_WIDTH)
              + detail(part);
      text.append(Figures.column(line, width - 1).stripTrailing()).append('\n');
    }
    erase();
    out.print(text);
    linesDrawn = status.parts().size();
  }

  private void line(PartStatus part, long meshStartedMs, long nowMs) {
    long block = part.bytesTotal() == 0 ? 0 : part.bytes() / DOWNLOAD_LINE_BYTES;
    String key = part.state() + part.step() + block + part.failures();
    if (key.equals(shown.put(part.name(), key)) || part.state() == PartState.WAITING) {
      return;
    }
    String time = Figures.duration(Duration.ofMillis(nowMs - meshStartedMs));
    out.println(
        ("[" + time + "] " + part.name() + " " + word(part) + " " + detail(part)).stripTrailing());
  }

  private static String word(PartStatus part) {
    return part.state() == PartState.FETCHING && !part.step().isEmpty()
        ? part.step()
        : part.state().name().toLowerCase(Locale.ROOT);
  }

  /** How long the part has taken, waiting for others not counted. */
  private static String elapsed(PartStatus part, long meshStartedMs, long nowMs) {
    return switch (part.state()) {
      case WAITING -> "";
      case READY -> Figures.duration(Duration.ofMillis(part.readyMs() - part.startedMs()));
      case FETCHING,
          QUEUED,
          PREPARING,
          STARTING,
          PROVISIONING,
          FAILED,
          UNAVAILABLE,
          STOPPING,
          STOPPED ->
          Figures.duration(
              Duration.ofMillis(
                  nowMs - (part.startedMs() == 0 ? meshStartedMs : part.startedMs())));
    };
  }

  private static String detail(PartStatus part) {
    return switch (part.state()) {
      case FETCHING -> Figures.progress(part.bytes(), part.bytesTotal());
      case READY -> part.ports().containsKey("main") ? "port " + part.ports().get("main") : "";
      case FAILED, UNAVAILABLE -> part.reason().lines().findFirst().orElse("");
      case WAITING, QUEUED, PREPARING, STARTING, PROVISIONING, STOPPING, STOPPED -> "";
    };
  }
}
