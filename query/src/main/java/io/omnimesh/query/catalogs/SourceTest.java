package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.source.Source;
import io.omnimesh.catalog.source.SourceConnection;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.catalogs.SourceReport.Outcome;
import io.omnimesh.query.catalogs.SourceReport.Step;
import io.omnimesh.query.catalogs.SourceReport.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Tests one source step by step, from the host's name to a row: the first step that fails says why,
 * and what mends it. Each step has a limit, so that a source that hangs does not hang the test.
 */
final class SourceTest {
  /** How long one step may take. */
  static final Duration STEP_MAX = Duration.ofSeconds(30);

  /** Beyond the limit that a step's own work knows, before it is given up from outside. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  private final Source source;
  private final UnaryOperator<String> resolver;
  private final Path home;
  private final CatalogProbe probe;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param source what is tested
   * @param resolver replaces references
   * @param home where relative paths of definitions begin
   * @param probe asks Trino
   */
  SourceTest(Source source, UnaryOperator<String> resolver, Path home, CatalogProbe probe) {
    this.source = source;
    this.resolver = resolver;
    this.home = home;
    this.probe = probe;
  }

  SourceReport run() {
    step("resolve", this::resolve);
    step("connect", this::connect);
    step("login", () -> probe.login(source));
    step("schemas", () -> probe.schemas(source));
    step("row", () -> probe.row(source));
    boolean failed = steps.stream().anyMatch(step -> step.outcome() == Outcome.FAILED);
    return report(source, failed ? Verdict.FAILED : Verdict.PASSED, "", steps);
  }

  static SourceReport report(Source source, Verdict verdict, String note, List<Step> steps) {
    return new SourceReport(
        source.name(), source.domain(), source.connection().system().title(), verdict, note, steps);
  }

  private void step(String name, Callable<String> work) {
    if (steps.stream().anyMatch(step -> step.outcome() == Outcome.FAILED)) {
      steps.add(new Step(name, Outcome.SKIPPED, Duration.ZERO, ""));
      return;
    }
    long start = System.nanoTime();
    Outcome outcome = Outcome.FAILED;
    String detail;
    try {
      detail = within(work);
      outcome = detail.isEmpty() ? Outcome.SKIPPED : Outcome.OK;
    } catch (MeshException e) {
      detail = Messages.oneLine(e);
    } catch (TimeoutException e) {
      detail =
          "no answer within "
              + STEP_MAX.toSeconds()
              + " s: something accepts connections but does not speak like "
              + source.connection().system().title()
              + "; "
              + mend();
    }
    steps.add(new Step(name, outcome, Duration.ofNanos(System.nanoTime() - start), detail));
  }

  /** Runs a step on a thread of its own, which is left behind where it outlives its limit. */
  private static String within(Callable<String> work) throws TimeoutException {
    ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    Future<String> result = thread.submit(work);
    thread.shutdown();
    try {
      return result.get(STEP_MAX.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      result.cancel(true);
      throw e;
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "The test was interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MeshException known
          ? known
          : new MeshException(ErrorCode.INTERNAL, String.valueOf(e.getCause()), e);
    }
  }

  private String resolve() {
    if (source.connection() instanceof SourceConnection.DuckDb duckDb) {
      return file(duckDb);
    }
    List<String> found = new ArrayList<>();
    for (Address address : Address.of(source.connection(), resolver)) {
      try {
        found.add(InetAddress.getByName(address.host()).getHostAddress());
      } catch (UnknownHostException e) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE,
            "the host '"
                + address.host()
                + "' is not known; correct 'host' in the source's file, or the DNS",
            e);
      }
    }
    return String.join(", ", found);
  }

  private String file(SourceConnection.DuckDb duckDb) {
    Path file = home.resolve(resolver.apply(duckDb.file().text())).normalize();
    if (!Files.isReadable(file)) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE,
          "the file "
              + file
              + " cannot be read; whoever owns it has not written it yet, or 'file' in the"
              + " source's file is wrong");
    }
    return file.toString();
  }

  private String connect() {
    List<String> reached = new ArrayList<>();
    for (Address address : Address.of(source.connection(), resolver)) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(address.host(), address.port()), (int) CONNECT_MAX.toMillis());
        reached.add(address.toString());
      } catch (IOException e) {
        throw new MeshException(
            ErrorCode.UNAVAILABLE,
            "nothing answers at " + address + " (" + e.getMessage() + "); " + mend(),
            e);
      }
    }
    return String.join(", ", reached);
  }

  private String mend() {
    if (source.parts().isEmpty()) {
      return "start the system, or correct host and port in the source's file";
    }
    String part = source.parts().getFirst();
    return "see ./mesh status and ./mesh logs " + part + ", then ./mesh restart " + part;
  }
}
