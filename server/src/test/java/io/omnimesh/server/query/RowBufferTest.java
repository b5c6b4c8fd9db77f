package io.omnimesh.server.query;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RowBufferTest {
  private static final Duration NO_WAIT = Duration.ZERO;

  private final RowBuffer buffer = new RowBuffer(3, 1_000_000);

  @Test
  void handsOutTheSameRowsAgainForTheSamePosition() throws Exception {
    put("a", "b");

    assertThat(texts(buffer.read(0, 10, NO_WAIT))).containsExactly("a", "b");
    assertThat(texts(buffer.read(0, 10, NO_WAIT))).containsExactly("a", "b");
  }

  @Test
  void forgetsRowsOnceTheNextPositionIsAskedFor() throws Exception {
    put("a", "b", "c");
    RowBuffer.Slice first = buffer.read(0, 2, NO_WAIT);

    assertThat(texts(buffer.read(first.next(), 2, NO_WAIT))).containsExactly("c");
    assertThatThrownBy(() -> buffer.read(0, 2, NO_WAIT)).isInstanceOf(MeshException.class);
  }

  @Test
  void refusesAPositionThatNeverWas() {
    assertThatThrownBy(() -> buffer.read(7, 2, NO_WAIT)).isInstanceOf(MeshException.class);
  }

  @Test
  void saysWhichRowsAreTheLast() throws Exception {
    put("a", "b");
    buffer.complete();

    assertThat(buffer.read(0, 1, NO_WAIT).last()).isFalse();
    assertThat(buffer.read(1, 1, NO_WAIT).last()).isTrue();
  }

  @Test
  void makesTheWriterWaitUntilTheReaderGoesOn() throws Exception {
    put("a", "b", "c");
    CompletableFuture<Boolean> fourth = CompletableFuture.supplyAsync(() -> putOne("d"));

    assertThat(fourth).isNotDone();
    buffer.read(1, 1, NO_WAIT);

    assertThat(fourth.get(5, SECONDS)).isTrue();
  }

  @Test
  void letsAWaitingWriterGoWhenItIsClosed() throws Exception {
    put("a", "b", "c");
    CompletableFuture<Boolean> fourth = CompletableFuture.supplyAsync(() -> putOne("d"));

    buffer.close();

    assertThat(fourth.get(5, SECONDS)).isFalse();
  }

  @Test
  void takesOneRowThatIsLargerThanItsLimitOfBytes() throws Exception {
    RowBuffer small = new RowBuffer(10, 50);

    assertThat(small.put(List.of("x".repeat(1000)))).isTrue();
  }

  @Test
  void wakesAReaderWhoWaitsForTheFirstRow() {
    CompletableFuture<RowBuffer.Slice> slice =
        CompletableFuture.supplyAsync(() -> {
          try {
            return buffer.read(0, 10, Duration.ofSeconds(30));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    putOne("a");

    await().untilAsserted(() -> assertThat(slice).isCompleted());
  }

  private void put(String... values) {
    for (String value : values) {
      assertThat(putOne(value)).isTrue();
    }
  }

  private boolean putOne(String value) {
    try {
      return buffer.put(List.of(value));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(RowBuffer.Slice slice) {
    return slice.rows().stream().map(row -> (String) row.getFirst()).toList();
  }
}
