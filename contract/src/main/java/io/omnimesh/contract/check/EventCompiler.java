package io.omnimesh.contract.check;

import io.omnimesh.contract.check.ValueCheck.Place;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.rule.RuleCompiler;
import io.omnimesh.contract.rule.Step;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.schema.ColumnType.Zone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds the checks of an object's events. */
final class EventCompiler {
  private static final long MAX_TINY = 127;

  private final Map<List<Step>, List<Rule>> rules;

  EventCompiler(List<Rule> rules) {
    this.rules =
        rules.stream()
            .collect(Collectors.groupingBy(rule -> ((Rule.BadRows) rule.measure()).path()));
  }

  /** Where a value is and what the contract says about it. */
  private record Spot(
      String element, List<Step> path, Optional<SchemaProperty> property, boolean personal) {
    Spot child(Column column) {
      Optional<SchemaProperty> found =
          property.flatMap(parent ->
              parent.properties().stream()
                  .filter(child -> child.columnName().equalsIgnoreCase(column.name()))
                  .findFirst());
      String name = found.map(SchemaProperty::name).orElse(column.name());
      String columnName = found.map(SchemaProperty::columnName).orElse(column.name());
      return further("." + name, new Step.Field(name, columnName), found);
    }

    Spot items() {
      return further("[]", new Step.Items(), property.flatMap(SchemaProperty::items));
    }

    /** The values of a map; no rule is about them. */
    Spot values() {
      return new Spot(element + ".*", List.of(), Optional.empty(), personal);
    }

    private Spot further(String text, Step step, Optional<SchemaProperty> found) {
      List<Step> longer = new ArrayList<>(path);
      longer.add(step);
      boolean hidden = personal || found.filter(RuleCompiler::isPersonal).isPresent();
      return new Spot(element + text, longer, found, hidden);
    }
  }

  RowCheck event(SchemaObject object) {
    List<String> names = new ArrayList<>();
    List<ValueCheck> checks = new ArrayList<>();
    for (SchemaProperty property : object.properties()) {
      Step step = new Step.Field(property.name(), property.columnName());
      Spot spot =
          new Spot(
              object.name() + "." + property.name(),
              List.of(step),
              Optional.of(property),
              RuleCompiler.isPersonal(property));
      names.add(property.name());
      checks.add(check(ColumnType.of(property), spot));
    }
    return new RowCheck(new Place(object.name(), "object", true), List.of(), names, checks);
  }

  private ValueCheck check(ColumnType type, Spot spot) {
    List<Rule> here =
        spot.path().isEmpty() ? List.of() : rules.getOrDefault(spot.path(), List.of());
    Place place = new Place(spot.element(), type.trino(), spot.personal());
    return switch (type) {
      case ColumnType.Varchar varchar ->
          new ObjectCheck(
              place, here, ObjectCheck.texts(varchar.length().orElse(Integer.MAX_VALUE)));
      case ColumnType.Char(int length) -> new ObjectCheck(place, here, ObjectCheck.texts(length));
      case ColumnType.Plain plain -> plain(plain, place, here);
      case ColumnType.Decimal(int precision, int scale) ->
          new DecimalCheck(place, here, precision, scale);
      case ColumnType.Time ignored -> new LongCheck(place, here, LongCheck.times());
      case ColumnType.Timestamp(int ignored, Zone zone) ->
          new LongCheck(
              place,
              here,
              zone == Zone.WITH_ZONE ? LongCheck.instants(zone(spot)) : LongCheck.clocks());
      case ColumnType.Array(Column element) ->
          new ListCheck(place, here, check(element.type(), spot.items()));
      case ColumnType.Map(ColumnType ignored, Column value) ->
          new MapCheck(place, here, check(value.type(), spot.values()));
      case ColumnType.Row(List<Column> fields) -> {
        List<String> names = new ArrayList<>();
        List<ValueCheck> checks = new ArrayList<>();
        for (Column field : fields) {
          Spot child = spot.child(field);
          names.add(((Step.Field) child.path().getLast()).name());
          checks.add(check(field.type(), child));
        }
        yield new RowCheck(place, here, names, checks);
      }
    };
  }

  private static ValueCheck plain(ColumnType.Plain type, Place place, List<Rule> here) {
    return switch (type) {
      case BOOLEAN -> new ObjectCheck(place, here, ObjectCheck::truth);
      case TINYINT -> new LongCheck(place, here, LongCheck.numbers(-MAX_TINY - 1, MAX_TINY));
      case SMALLINT ->
          new LongCheck(place, here, LongCheck.numbers(Short.MIN_VALUE, Short.MAX_VALUE));
      case INTEGER ->
          new LongCheck(place, here, LongCheck.numbers(Integer.MIN_VALUE, Integer.MAX_VALUE));
      case BIGINT -> new LongCheck(place, here, LongCheck.numbers(Long.MIN_VALUE, Long.MAX_VALUE));
      case REAL -> DoubleCheck.ofReal(place, here);
      case DOUBLE -> DoubleCheck.ofDouble(place, here);
      case DATE -> new LongCheck(place, here, LongCheck.dates());
      case VARBINARY -> new ObjectCheck(place, here, ObjectCheck::bytes);
      case UUID -> new ObjectCheck(place, here, ObjectCheck::uuid);
      case JSON -> new ObjectCheck(place, here, ObjectCheck::any);
    };
  }

  private static ZoneId zone(Spot spot) {
    try {
      return spot.property()
          .flatMap(property -> property.logicalTypeOptions().defaultTimezone())
          .<ZoneId>map(name -> ZoneId.of(name).normalized())
          .orElse(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
