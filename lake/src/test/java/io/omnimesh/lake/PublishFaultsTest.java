package io.omnimesh.lake;

import static io.omnimesh.lake.TestLake.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lost answers, rivals and {@code kill -9}: readers see the rows before or the rows after. */
class PublishFaultsTest {
  private final TestLake engine;

  PublishFaultsTest(@TempDir Path warehouse) {
    this.engine = TestLake.empty(warehouse);
  }

  @BeforeEach
  void create() {
    engine.createOrders();
    engine.insert(ORDERS, "old", 2);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void aCommitWhoseConnectionBreaksHappensOnce(CuttingProxy.Cut cut) throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(engine.settings().port(), cut);
        Lake direct = Lake.open(engine.settings(), Clock.systemUTC());
        Lake lake = Lake.open(engine.settingsThrough(proxy.port()), Clock.systemUTC())) {
      Staging staging = direct.stage(ORDERS, "r1");
      engine.insert(staging.table(), "new", 3);

      Published published = publishUntilKnown(lake, staging);

      assertThat(proxy.cuts()).isOne();
      assertThat(engine.rows(ORDERS)).containsExactly("new:0", "new:1", "new:2");
      assertThat(engine.table(ORDERS).snapshots()).hasSize(2);
      assertThat(direct.published(ORDERS, "r1")).contains(published);
      assertThat(direct.stagings()).isEmpty();
    }
  }

  private static Published publishUntilKnown(Lake lake, Staging staging) {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        return lake.publish(staging, Map.of());
      } catch (MeshException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
      }
    }
    throw new AssertionError("not published");
  }

  @Test
  void ofTwoRunsThatStartTogetherOneIsPublished() throws Exception {
    try (Lake lake = Lake.open(engine.settings(), Clock.systemUTC())) {
      for (int round = 0; round < 5; round++) {
        List<Staging> stagings = new ArrayList<>();
        for (String run : List.of("a" + round, "b" + round)) {
          stagings.add(lake.stage(ORDERS, run));
          engine.insert(stagings.getLast().table(), run, 2);
        }
        List<Boolean> published =
            together(
                () -> publishes(lake, stagings.get(0)), () -> publishes(lake, stagings.get(1)));
        assertThat(published).containsExactlyInAnyOrder(true, false);
        String winner = stagings.get(published.get(0) ? 0 : 1).runId();
        assertThat(engine.rows(ORDERS)).containsExactly(winner + ":0", winner + ":1");
        lake.stagings().forEach(lake::discard);
        assertThat(engine.strayFiles(ORDERS)).isEmpty();
      }
    }
  }

  @Test
  void whoPublishesARunTwiceAtOncePublishesItOnce() throws Exception {
    try (Lake lake = Lake.open(engine.settings(), Clock.systemUTC())) {
      for (int round = 0; round < 5; round++) {
        Staging staging = lake.stage(ORDERS, "r" + round);
        engine.insert(staging.table(), "r" + round, 1);
        List<Published> published =
            together(
                () -> lake.publishAppend(staging, Map.of()),
                () -> lake.publishAppend(staging, Map.of()));
        assertThat(published.get(0)).isEqualTo(published.get(1));
      }
      assertThat(engine.rows(ORDERS)).hasSize(7);
    }
  }

  @Test
  void aRunIsEitherPublishedOrDiscardedWhenBothAreTriedAtOnce() throws Exception {
    try (Lake lake = Lake.open(engine.settings(), Clock.systemUTC());
        Lake cleaner = Lake.open(engine.settings(), Clock.systemUTC())) {
      List<String> before = engine.rows(ORDERS);
      for (int round = 0; round < 12; round++) {
        Staging staging = lake.stage(ORDERS, "r" + round);
        engine.insert(staging.table(), "r" + round, 1);
        together(
            () -> publishes(lake, staging),
            () -> {
              cleaner.discard(staging);
              return true;
            });
        boolean published = lake.published(ORDERS, staging.runId()).isPresent();
        List<String> expected = published ? List.of("r" + round + ":0") : before;
        assertThat(engine.rows(ORDERS)).isEqualTo(expected);
        lake.stagings().forEach(lake::discard);
        assertThat(engine.strayFiles(ORDERS)).isEmpty();
        before = expected;
      }
    }
  }

  private static boolean publishes(Lake lake, Staging staging) {
    try {
      return lake.publish(staging, Map.of()).rows() >= 0;
    } catch (MeshException e) {
      assertThat(e.code()).isIn(ErrorCode.CONFLICT, ErrorCode.NOT_FOUND);
      return false;
    }
  }

  private static <T> List<T> together(Callable<T> first, Callable<T> second) throws Exception {
    List<T> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<T> answer : threads.invokeAll(List.of(first, second))) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  /** Publishes run after run, each with rows of its own, until it is killed. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) {
      TestLake engine = TestLake.at(Integer.parseInt(args[0]), args[1], Path.of(args[2]));
      Lake lake = Lake.open(engine.settings(), Clock.systemUTC());
      System.out.println("ready");
      for (int i = 0; ; i++) {
        String run = args[3] + '_' + i;
        Staging staging = lake.stage(ORDERS, run);
        engine.insert(staging.table(), run, 2);
        assertThat(lake.publish(staging, Map.of()).rows()).isEqualTo(2);
      }
    }
  }

  @Test
  void aKilledPublisherLeavesTheRowsOfOneRunAndNothingThatCannotBeCleaned() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    try (Lake lake = Lake.open(engine.settings(), Clock.systemUTC())) {
      for (int round = 0; round < 4; round++) {
        killAfter(random.nextInt(300, 1500), "k" + round);

        List<String> rows = engine.rows(ORDERS);
        assertThat(rows).hasSize(2);
        assertThat(rows.stream().map(row -> row.split(":", 2)[0]).distinct()).hasSize(1);
        lake.stagings().forEach(lake::discard);
        assertThat(lake.stagings()).isEmpty();
        assertThat(engine.rows(ORDERS)).isEqualTo(rows);
      }
    }
  }

  private void killAfter(int millis, String name) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                String.valueOf(engine.settings().port()),
                engine.settings().database(),
                engine.settings().warehouse().toString(),
                name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("ready");
      Thread.sleep(millis);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isEqualTo(137);
  }
}
