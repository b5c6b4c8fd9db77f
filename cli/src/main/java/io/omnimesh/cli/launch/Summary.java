package io.omnimesh.cli.launch;

import io.omnimesh.embedded.supervise.MeshStatus;
import io.omnimesh.embedded.supervise.PartState;
import io.omnimesh.embedded.supervise.PartStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person wants to know once the mesh is up. */
final class Summary {
  private Summary() {}

  static void print(PrintWriter out, MeshStatus status, long nowMs, String howToStop) {
    List<PartStatus> degraded = status.degraded();
    String time = Figures.duration(Duration.ofMillis(nowMs - status.startedMs()));
    out.println();
    if (degraded.isEmpty()) {
      out.printf(
          "OmniMesh is ready: %d parts, profile %s, after %s.%n",
          status.parts().size(), status.profile(), time);
    } else {
      out.printf(
          "OmniMesh is ready, with %d of %d parts degraded (profile %s, after %s):%n",
          degraded.size(), status.parts().size(), status.profile(), time);
      degraded.forEach(part -> out.printf("  %s: %s%n", part.name(), reason(part)));
    }
    status.problems().forEach(problem -> out.println("  " + problem));
    out.println();
    Path secrets = Path.of(status.home(), "secrets");
    port(status, "trino", "main")
        .ifPresent(port -> {
          out.println("  Trino   https://127.0.0.1:" + port + "  user owner; any Trino client");
          out.println("          token " + secrets.resolve("owner/token"));
          out.println("          certificate " + secrets.resolve("trino/ca.pem"));
        });
    port(status, "server", "main")
        .ifPresent(port -> out.println("  REST    http://127.0.0.1:" + port + "  the same token"));
    port(status, "mlflow", "main")
        .ifPresent(port -> out.println("  MLflow  http://127.0.0.1:" + port));
    out.println("  Try     ./mesh query \"show catalogs\"");
    out.println("  Watch   ./mesh status --watch    ./mesh logs -f PART");
    out.println("  Stop    " + howToStop);
    out.flush();
  }

  private static String reason(PartStatus part) {
    if (!part.reason().isEmpty()) {
      return part.reason();
    }
    return part.state() == PartState.WAITING
        ? "waits for another part"
        : "not ready yet; see ./mesh logs " + part.name();
  }

  private static Optional<Integer> port(MeshStatus status, String part, String name) {
    return status
        .part(part)
        .filter(each -> each.state() == PartState.READY)
        .map(each -> each.ports().get(name));
  }
}
