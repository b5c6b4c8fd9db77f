package io.omnimesh.simulator.door.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.simulator.world.EventSink;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.SimulationOptions;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.WorldSettings;
import io.omnimesh.simulator.world.event.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a loaded past ends and the present begins, the movements lead from one to the other. */
final class InventorySeamTest {
  private static final LocalDate BEGIN = LocalDate.of(2025, 3, 3);
  private static final int DAYS = 5;
  private static final int STORE = 3;
  private static final SimulationOptions STOCK =
      SimulationOptions.ofDefaults().withSubjects(Set.of(Subject.INVENTORY));

  private final World world = World.create(settings(BEGIN));
  private final Simulation present = world.simulation(STOCK);
  private final Simulation past = World.create(settings(BEGIN.minusDays(DAYS))).simulation(STOCK);

  private static WorldSettings settings(LocalDate start) {
    return new WorldSettings(11, start, 12, 200, 500, 1);
  }

  @Test
  void booksWhatThePastAndThePresentKnowDifferently() throws IOException {
    past.advanceTo(present.time(), EventSink.discarding());
    InventoryMapping mapping = new InventoryMapping(world.master());
    Batch batch = new Batch(mapping.seamTargets());

    mapping.seam(STORE, past, present, batch);

    Map<String, Integer> corrections = corrections(batch);
    assertThat(corrections).isNotEmpty();
    assertThat(world.master().products())
        .allSatisfy(product ->
            assertThat(
                    past.onHand(STORE, product.productId())
                        + corrections.getOrDefault(product.sku(), 0))
                .isEqualTo(present.onHand(STORE, product.productId())));
  }

  @Test
  void booksNothingWhereBothAgree() {
    InventoryMapping mapping = new InventoryMapping(world.master());
    Batch batch = new Batch(mapping.seamTargets());

    mapping.seam(STORE, present, present, batch);

    assertThat(batch.size()).isZero();
  }

  /** Quantities by article, from the rows as the database gets them. */
  private static Map<String, Integer> corrections(Batch batch) throws IOException {
    Map<String, Integer> found = new HashMap<>();
    // The movements come first; what follows them is the stock that they lead to.
    TextRows movements = batch.rows().values().iterator().next();
    String text = new String(movements.stream().readAllBytes(), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      List<String> fields = List.of(line.split("\t", -1));
      assertThat(fields.get(0)).startsWith("-");
      assertThat(fields.get(3)).isEqualTo("count_correction");
      found.put(fields.get(2), Integer.valueOf(fields.get(4)));
    }
    return found;
  }
}
