package io.omnimesh.contract.diff;

import io.omnimesh.contract.draft.ContractDraft;
import io.omnimesh.contract.draft.ObjectDraft;
import io.omnimesh.contract.draft.PropertyDraft;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random schemas, nested up to three deep, and random edits of them. */
final class RandomContracts {
  private static final int DEPTH_MAX = 3;
  static final List<String> TYPES =
      List.of(
          "tinyint",
          "smallint",
          "integer",
          "bigint",
          "real",
          "double",
          "decimal(9,2)",
          "decimal(12,2)",
          "decimal(12,3)",
          "varchar",
          "varchar(5)",
          "varchar(9)",
          "char(3)",
          "boolean",
          "date",
          "time(3)",
          "time(6)",
          "timestamp(3)",
          "timestamp(6)",
          "timestamp(6) with time zone",
          "varbinary",
          "uuid",
          "json",
          "map(varchar, integer)",
          "map(integer, real)",
          "map(row(k integer), varchar(5))",
          "map(varchar(5), row(x real, y map(bigint, integer)))",
          "array(integer)",
          "array(array(decimal(9,2)))",
          "row(x integer, y varchar(5))",
          "array(row(x integer, y row(x real)))");

  private static final Map<String, String> WIDER =
      Map.of(
          "tinyint", "smallint",
          "smallint", "integer",
          "integer", "bigint",
          "real", "double",
          "decimal(9,2)", "decimal(12,2)",
          "varchar(5)", "varchar(9)",
          "time(3)", "time(6)",
          "timestamp(3)", "timestamp(6)",
          "char(3)", "varchar(9)");

  private final Random random;
  private int names;

  RandomContracts(long seed) {
    random = new Random(seed);
  }

  record Pair(DataContract before, DataContract after) {}

  /** Two versions; the same seed gives the same pair. */
  static Pair pair(long seed) {
    // The same draws give the same contract twice, of which only the second is edited.
    ContractDraft before = new RandomContracts(seed).contract();
    RandomContracts young = new RandomContracts(seed);
    ContractDraft after = young.contract();
    int edits = 1 + young.random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      young.edit(after.objects.getFirst());
    }
    return new Pair(before.build(), after.build());
  }

  private ContractDraft contract() {
    ObjectDraft object = ObjectDraft.of("t");
    object.properties.add(PropertyDraft.of("key", "bigint").id("key").mandatory().key(1));
    object.properties.addAll(properties(1, 2 + random.nextInt(5)));
    return ContractDraft.of(object);
  }

  private List<PropertyDraft> properties(int depth, int count) {
    List<PropertyDraft> properties = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      properties.add(property("c" + names++, depth));
    }
    return properties;
  }

  private PropertyDraft property(String name, int depth) {
    PropertyDraft property =
        switch (depth < DEPTH_MAX ? random.nextInt(10) : 9) {
          case 0, 1 -> object(name, depth);
          case 2 -> PropertyDraft.of(name, LogicalType.ARRAY).items(property("", depth + 1));
          case 3 -> PropertyDraft.of(name, LogicalType.ARRAY).items(object("", depth + 1));
          case 4 -> PropertyDraft.of(name, any(List.of(LogicalType.values())));
          default -> PropertyDraft.of(name, any(TYPES));
        };
    property.required = random.nextInt(3) == 0;
    if (!name.isEmpty() && random.nextInt(3) == 0) {
      property.id("id-" + name);
    }
    return property;
  }

  private PropertyDraft object(String name, int depth) {
    PropertyDraft object = PropertyDraft.of(name, LogicalType.OBJECT);
    object.properties.addAll(properties(depth + 1, 1 + random.nextInt(3)));
    return object;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** One edit somewhere in the tree. */
  private void edit(ObjectDraft object) {
    List<List<PropertyDraft>> levels = new ArrayList<>();
    collect(object.properties, levels);
    List<PropertyDraft> level = any(levels);
    if (level.isEmpty()) {
      level.add(property("n" + names++, DEPTH_MAX));
      return;
    }
    PropertyDraft target = any(level);
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> level.add(random.nextInt(level.size() + 1), optional());
      case 4 -> level.add(property("n" + names++, 1));
      case 5, 6, 7, 8 -> widen(levels);
      case 9 -> level.remove(target);
      case 10 -> target.name = target.name + "x";
      case 11 -> target.required = !target.required;
      case 12 -> {
        target.physicalType = any(TYPES);
        target.items = null;
        target.properties.clear();
      }
      case 13 -> Collections.shuffle(level, random);
      case 14 -> {
        level.remove(target);
        any(levels).add(target);
      }
      default -> item(target);
    }
  }

  private PropertyDraft optional() {
    PropertyDraft property = property("n" + names++, 1);
    property.required = false;
    return property;
  }

  private void item(PropertyDraft target) {
    if (target.items != null) {
      target.items.required = !target.items.required;
    } else {
      target.describe("words " + random.nextInt());
    }
  }

  /** Somewhere in a type a word becomes a wider one; in the keys of maps too. */
  private void widen(List<List<PropertyDraft>> levels) {
    List<PropertyDraft> candidates =
        levels.stream()
            .flatMap(List::stream)
            .filter(property ->
                property.physicalType != null
                    && WIDER.keySet().stream().anyMatch(property.physicalType::contains))
            .toList();
    if (!candidates.isEmpty()) {
      PropertyDraft target = any(candidates);
      String type = String.valueOf(target.physicalType);
      String word = any(WIDER.keySet().stream().filter(type::contains).sorted().toList());
      target.physicalType = type.replace(word, String.valueOf(WIDER.get(word)));
    }
  }

  private static void collect(List<PropertyDraft> level, List<List<PropertyDraft>> levels) {
    levels.add(level);
    for (PropertyDraft property : level) {
      if (!property.properties.isEmpty()) {
        collect(property.properties, levels);
      }
      if (property.items != null && !property.items.properties.isEmpty()) {
        collect(property.items.properties, levels);
      }
    }
  }
}
