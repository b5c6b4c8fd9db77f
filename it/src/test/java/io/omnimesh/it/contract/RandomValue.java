package io.omnimesh.it.contract;

import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.ColumnType.Plain;
import io.omnimesh.contract.schema.ColumnType.Zone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes values as a JSON decoder would; from few different ones, so that rules are met often. */
final class RandomValue {
  private static final String[] CHARACTERS = {
    "a", "b", "c", "A", "1", "2", "_", "-", ".", " ", "\n", "\r", "\t", "é", "ß", "ÿ", "٣",
    "\u2028", "\u0085", "\u00a0", "\ufeff", "😀", "%", "'"
  };

  private final RandomGenerator random;

  RandomValue(RandomGenerator random) {
    this.random = random;
  }

  /** A value of a type, or null now and then. */
  @Nullable Object maybe(ColumnType type) {
    return random.nextInt(6) == 0 ? null : of(type);
  }

  Object of(ColumnType type) {
    return switch (type) {
      case ColumnType.Varchar ignored -> text();
      case ColumnType.Char ignored -> text();
      case ColumnType.Decimal ignored -> decimal();
      case ColumnType.Time ignored -> "10:0" + random.nextInt(3) + ":00" + fraction();
      case ColumnType.Timestamp(int ignored, Zone zone) ->
          "2026-11-0" + (1 + random.nextInt(3)) + "T10:00:00" + fraction() + zone(zone);
      case Plain plain -> plain(plain);
      case ColumnType.Array(Column element) -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          items.add(maybe(element.type()));
        }
        yield items;
      }
      case ColumnType.Map ignored -> Map.of();
      case ColumnType.Row(List<Column> fields) -> {
        Map<String, @Nullable Object> values = new HashMap<>();
        fields.forEach(field -> values.put(field.name(), maybe(field.type())));
        yield values;
      }
    };
  }

  private Object plain(Plain type) {
    return switch (type) {
      case BOOLEAN -> random.nextBoolean();
      case TINYINT, SMALLINT, INTEGER, BIGINT ->
          random.nextInt(5) == 0 ? (Object) (double) random.nextInt(4) : random.nextInt(-3, 7);
      case REAL, DOUBLE -> random.nextBoolean() ? decimal().doubleValue() : random.nextInt(4);
      case DATE -> "2024-02-2" + random.nextInt(10);
      case UUID -> new UUID(0, random.nextInt(3)).toString();
      case VARBINARY, JSON -> "e30=";
    };
  }

  private BigDecimal decimal() {
    return BigDecimal.valueOf(random.nextInt(-300, 500), random.nextInt(3));
  }

  private String fraction() {
    return random.nextBoolean() ? "" : ".00000" + random.nextInt(3);
  }

  private String zone(Zone zone) {
    if (zone == Zone.WITHOUT_ZONE) {
      return "";
    }
    return List.of("Z", "+00:00", "+01:00", "-0130").get(random.nextInt(4));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(CHARACTERS[random.nextInt(random.nextBoolean() ? 5 : CHARACTERS.length)]);
    }
    return text.toString();
  }
}
