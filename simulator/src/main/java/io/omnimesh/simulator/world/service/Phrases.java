package io.omnimesh.simulator.world.service;

import io.omnimesh.simulator.world.master.TextTable;
import io.omnimesh.simulator.world.random.Rng;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people write, by topic and turn. Immutable. */
final class Phrases {
  private final Map<String, List<String>> texts = new HashMap<>();

  Phrases() {
    for (TextTable.Row row : TextTable.read(Phrases.class, "phrases.tsv")) {
      texts
          .computeIfAbsent(row.text(0) + "/" + row.text(1), _ -> new ArrayList<>())
          .add(row.text(2));
    }
  }

  /** What a text is about. */
  record About(String product, String order, String store, String name, String agent, int days) {}

  /** One of the phrases, filled in. */
  String say(Rng rng, String topic, String turn, About about) {
    List<String> choice = texts.getOrDefault(topic + "/" + turn, List.of(""));
    return choice
        .get(rng.nextInt(choice.size()))
        .replace("{product}", about.product())
        .replace("{order}", about.order())
        .replace("{store}", about.store())
        .replace("{name}", about.name())
        .replace("{agent}", about.agent())
        .replace("{days}", Integer.toString(about.days()));
  }
}
