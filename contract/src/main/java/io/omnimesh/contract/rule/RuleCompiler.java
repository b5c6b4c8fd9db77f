package io.omnimesh.contract.rule;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.LogicalTypeOptions;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.rule.Rule.Measure;
import io.omnimesh.contract.schema.Column;
import io.omnimesh.contract.schema.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns an object of a contract into rules: those that its schema implies and those listed under
 * quality. Every promise becomes a rule; one that nobody can evaluate becomes an {@link
 * Rule.Unmeasured} with the reason.
 */
public final class RuleCompiler {
  private final SchemaObject object;
  private final Map<String, ColumnType> tableColumns;
  private final List<Rule> rules = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private RuleCompiler(SchemaObject object, Map<String, ColumnType> tableColumns) {
    this.object = object;
    this.tableColumns = tableColumns;
  }

  /** The rules for values of the types that the contract states. */
  public static List<Rule> rules(SchemaObject object) {
    return rules(object, Map.of());
  }

  /**
   * The rules for a table whose columns may have other types than the contract states.
   *
   * @param tableColumns types by the columns' names
   */
  public static List<Rule> rules(SchemaObject object, Map<String, ColumnType> tableColumns) {
    RuleCompiler compiler = new RuleCompiler(object, tableColumns);
    for (SchemaProperty property : object.properties()) {
      compiler.walk(new Nested(compiler.top(property), property), property.required());
    }
    compiler.primaryKey();
    Place whole = new Place(object.name(), List.of(), ColumnType.Varchar.UNBOUNDED, false);
    QualityCompiler quality = new QualityCompiler(object);
    object.quality().forEach(rule -> compiler.quality(quality, rule, whole, Optional.empty()));
    return List.copyOf(compiler.rules);
  }

  /** Whether values of a property are personal data, which is shown nowhere. */
  public static boolean isPersonal(SchemaProperty property) {
    return property.isPersonal()
        || property.properties().stream().anyMatch(RuleCompiler::isPersonal)
        || property.items().filter(RuleCompiler::isPersonal).isPresent();
  }

  /** Where in an object a rule stands. */
  record Place(String element, List<Step> path, ColumnType type, boolean personal) {
    Place into(SchemaProperty property, Step step, ColumnType stepType) {
      List<Step> longer = new ArrayList<>(path);
      longer.add(step);
      String name = step instanceof Step.Items ? "[]" : "." + property.name();
      return new Place(element + name, longer, stepType, personal || property.isPersonal());
    }
  }

  private record Nested(Place place, SchemaProperty property) {}

  private void walk(Nested nested, boolean required) {
    Place place = nested.place();
    SchemaProperty property = nested.property();
    if (required) {
      implied(place, RuleKind.REQUIRED, "must not be null", Constraint.NotNull::new);
    }
    if (property.unique()) {
      unique(place, RuleKind.UNIQUE, "must not repeat");
    }
    options(place, property.logicalTypeOptions());
    QualityCompiler quality = new QualityCompiler(object);
    property.quality().forEach(rule -> quality(quality, rule, place, Optional.of(property)));
    Set<String> requiredNames =
        new LinkedHashSet<>(property.logicalTypeOptions().requiredProperties());
    for (SchemaProperty child : property.properties()) {
      child(place, child, child.required() || requiredNames.contains(child.name()));
    }
    property.items().ifPresent(items -> items(place, items));
  }

  private void child(Place place, SchemaProperty child, boolean required) {
    Step.Field step = new Step.Field(child.name(), child.columnName());
    Optional<ColumnType> type =
        place.type() instanceof ColumnType.Row(List<Column> fields)
            ? fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(child.columnName()))
                .map(Column::type)
                .findFirst()
            : Optional.empty();
    Place inside = place.into(child, step, type.orElse(ColumnType.Plain.JSON));
    descend(new Nested(inside, child), required, type.isPresent(), place.type());
  }

  private void items(Place place, SchemaProperty items) {
    boolean list = place.type() instanceof ColumnType.Array;
    ColumnType type =
        place.type() instanceof ColumnType.Array(Column element)
            ? element.type()
            : ColumnType.Plain.JSON;
    Place inside = place.into(items, new Step.Items(), type);
    descend(new Nested(inside, items), items.required(), list, place.type());
  }

  /** Goes on into a nested value; where the column's type has none, its rules say so. */
  private void descend(Nested nested, boolean required, boolean known, ColumnType outer) {
    int before = rules.size();
    walk(nested, required);
    if (!known) {
      for (int i = before; i < rules.size(); i++) {
        String reason = "a " + outer.trino() + " column has no such part";
        rules.set(i, with(rules.get(i), new Rule.Unmeasured(reason)));
      }
    }
  }

  private void options(Place place, LogicalTypeOptions options) {
    Constraints fit = new Constraints(place.type());
    if (!options.enumeration().isEmpty()) {
      implied(
          place,
          RuleKind.ENUM,
          "must be one of " + options.enumeration(),
          () -> fit.oneOf(options.enumeration()));
    }
    options
        .pattern()
        .ifPresent(pattern ->
            implied(place, RuleKind.PATTERN, "must match " + pattern, () -> fit.matches(pattern)));
    limit(place, RuleKind.MINIMUM, options.minimum(), Constraint.Side.AT_LEAST, "at least");
    limit(place, RuleKind.MAXIMUM, options.maximum(), Constraint.Side.AT_MOST, "at most");
    limit(
        place,
        RuleKind.EXCLUSIVE_MINIMUM,
        options.exclusiveMinimum(),
        Constraint.Side.ABOVE,
        "above");
    limit(
        place,
        RuleKind.EXCLUSIVE_MAXIMUM,
        options.exclusiveMaximum(),
        Constraint.Side.BELOW,
        "below");
    options
        .multipleOf()
        .ifPresent(divisor ->
            implied(
                place,
                RuleKind.MULTIPLE_OF,
                "must be a multiple of " + divisor.toPlainString(),
                () -> fit.multipleOf(divisor)));
    sizes(place, options, fit);
  }

  private void sizes(Place place, LogicalTypeOptions options, Constraints fit) {
    OptionalInt none = OptionalInt.empty();
    size(place, RuleKind.MIN_LENGTH, options.minLength(), n -> fit.length(n, none));
    size(place, RuleKind.MAX_LENGTH, options.maxLength(), n -> fit.length(none, n));
    size(place, RuleKind.MIN_ITEMS, options.minItems(), n -> fit.items(n, none));
    size(place, RuleKind.MAX_ITEMS, options.maxItems(), n -> fit.items(none, n));
    size(place, RuleKind.MIN_PROPERTIES, options.minProperties(), n -> fit.entries(n, none));
    size(place, RuleKind.MAX_PROPERTIES, options.maxProperties(), n -> fit.entries(none, n));
    if (options.uniqueItems()) {
      implied(place, RuleKind.UNIQUE_ITEMS, "must not repeat an item", fit::uniqueItems);
    }
  }

  private interface Sized {
    Constraint of(OptionalInt number);
  }

  private void size(Place place, RuleKind kind, OptionalInt number, Sized constraint) {
    if (number.isPresent()) {
      String text = "must keep " + kind.word() + " " + number.getAsInt();
      implied(place, kind, text, () -> constraint.of(number));
    }
  }

  private void limit(
      Place place, RuleKind kind, Optional<Object> value, Constraint.Side side, String words) {
    value.ifPresent(limit ->
        implied(
            place,
            kind,
            "must be " + words + " " + limit,
            () -> new Constraints(place.type()).limit(side, limit)));
  }

  private void primaryKey() {
    List<SchemaProperty> key = object.primaryKey();
    for (SchemaProperty property : key) {
      if (!property.required()) {
        Place place = top(property);
        implied(place, RuleKind.PRIMARY_KEY, "must not be null", Constraint.NotNull::new);
      }
    }
    if (key.size() == 1 && !key.getFirst().unique()) {
      unique(top(key.getFirst()), RuleKind.PRIMARY_KEY, "must not repeat");
    } else if (key.size() > 1) {
      List<List<Step>> columns = key.stream().map(property -> top(property).path()).toList();
      boolean personal = key.stream().anyMatch(SchemaProperty::isPersonal);
      List<String> names = key.stream().map(SchemaProperty::name).toList();
      Place whole = new Place(object.name(), List.of(), ColumnType.Varchar.UNBOUNDED, personal);
      Measure measure = new Rule.RepeatedValues(columns, Bound.NO_ROW);
      add(whole, RuleKind.PRIMARY_KEY, "must not repeat " + String.join(", ", names), measure);
    }
  }

  private Place top(SchemaProperty property) {
    ColumnType type = tableColumns.getOrDefault(property.columnName(), ColumnType.of(property));
    return new Place(object.name(), List.of(), type, false)
        .into(property, new Step.Field(property.name(), property.columnName()), type);
  }

  private void unique(Place place, RuleKind kind, String text) {
    Measure measure =
        place.path().contains(new Step.Items())
            ? new Rule.Unmeasured("uniqueness over all rows cannot be measured inside of a list")
            : new Rule.RepeatedValues(List.of(place.path()), Bound.NO_ROW);
    add(place, kind, text, measure);
  }

  private void implied(Place place, RuleKind kind, String text, Supplier<Constraint> constraint) {
    Measure measure;
    try {
      measure = new Rule.BadRows(place.path(), place.type(), constraint.get(), Bound.NO_ROW);
    } catch (MeshException e) {
      measure = Rule.Unmeasured.because(e);
    }
    add(place, kind, text, measure);
  }

  private void add(Place place, RuleKind kind, String text, Measure measure) {
    String dimension =
        switch (kind) {
          case REQUIRED -> "completeness";
          case UNIQUE, PRIMARY_KEY -> "uniqueness";
          default -> "conformity";
        };
    rules.add(
        new Rule(
            unique(place.element() + "." + kind.word()),
            Optional.empty(),
            place.element(),
            kind,
            Optional.of(dimension),
            Severity.ERROR,
            text,
            place.personal(),
            measure));
  }

  private void quality(
      QualityCompiler compiler,
      QualityRule written,
      Place place,
      Optional<SchemaProperty> property) {
    RuleKind kind = QualityCompiler.kind(written);
    String fallback = place.element() + "." + kind.word();
    rules.add(
        new Rule(
            unique(written.id().or(written::name).orElse(fallback)),
            written.name(),
            place.element(),
            kind,
            written.dimension(),
            written.severity().map(Severity::new).orElse(Severity.ERROR),
            written.description().or(written::name).orElse(kind.word()).strip(),
            place.personal() || compiler.personal(written),
            compiler.measure(written, place, property)));
  }

  private String unique(String id) {
    String candidate = id;
    for (int i = 2; !ids.add(candidate); i++) {
      candidate = id + "#" + i;
    }
    return candidate;
  }

  private static Rule with(Rule rule, Measure measure) {
    return new Rule(
        rule.id(),
        rule.name(),
        rule.element(),
        rule.kind(),
        rule.dimension(),
        rule.severity(),
        rule.text(),
        rule.personal(),
        measure);
  }
}
