package io.omnimesh.contract.rule;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.odcs.Threshold;
import io.omnimesh.contract.rule.Bound.Unit;
import io.omnimesh.contract.rule.Rule.BadRows;
import io.omnimesh.contract.rule.Rule.Measure;
import io.omnimesh.contract.rule.Rule.RepeatedValues;
import io.omnimesh.contract.rule.Rule.Unmeasured;
import io.omnimesh.contract.rule.RuleCompiler.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how a rule that a contract lists under quality is measured. */
final class QualityCompiler {
  private final SchemaObject object;

  QualityCompiler(SchemaObject object) {
    this.object = object;
  }

  static RuleKind kind(QualityRule written) {
    return switch (written.check()) {
      case QualityRule.Library library ->
          switch (library.metric()) {
            case NULL_VALUES -> RuleKind.NULL_VALUES;
            case MISSING_VALUES -> RuleKind.MISSING_VALUES;
            case INVALID_VALUES -> RuleKind.INVALID_VALUES;
            case DUPLICATE_VALUES -> RuleKind.DUPLICATE_VALUES;
            case ROW_COUNT -> RuleKind.ROW_COUNT;
          };
      case QualityRule.Sql ignored -> RuleKind.SQL;
      case QualityRule.Text ignored -> RuleKind.TEXT;
      case QualityRule.Custom ignored -> RuleKind.CUSTOM;
    };
  }

  /** Whether a rule of the object is about personal data. */
  boolean personal(QualityRule written) {
    return written.check() instanceof QualityRule.Library library
        && names(library).stream()
            .flatMap(name -> object.property(name).stream())
            .anyMatch(SchemaProperty::isPersonal);
  }

  Measure measure(QualityRule written, Place place, Optional<SchemaProperty> property) {
    try {
      return switch (written.check()) {
        case QualityRule.Library library -> library(written, library, place, property);
        case QualityRule.Sql sql ->
            sql.threshold()
                .<Measure>map(threshold ->
                    new Rule.Statement(
                        sql.query(),
                        property.map(SchemaProperty::columnName),
                        new Bound(Unit.VALUE, threshold)))
                .orElseGet(QualityCompiler::withoutOperator);
        case QualityRule.Text ignored ->
            new Unmeasured("the promise is in words; a person has to check it");
        case QualityRule.Custom(String engine, Object implementation) ->
            engine.equals("library")
                ? new Unmeasured("'" + implementation + "' is no metric of the standard's library")
                : new Rule.Foreign(engine, implementation);
      };
    } catch (MeshException e) {
      return Unmeasured.because(e);
    }
  }

  private Measure library(
      QualityRule written,
      QualityRule.Library library,
      Place place,
      Optional<SchemaProperty> property) {
    Optional<Unit> unit = unit(written);
    if (library.threshold().isEmpty()) {
      return withoutOperator();
    }
    if (unit.isEmpty()) {
      return new Unmeasured(
          "the unit '" + written.unit().orElse("") + "' is neither rows nor percent");
    }
    Threshold threshold = library.threshold().get();
    Bound bound = new Bound(unit.get(), threshold);
    Constraints fit = new Constraints(place.type());
    return switch (library.metric()) {
      case ROW_COUNT ->
          bound.unit() == Unit.PERCENT
              ? new Unmeasured("a number of rows has no percentage")
              : new Rule.RowCount(bound);
      case DUPLICATE_VALUES -> duplicates(library, place, property, bound);
      case NULL_VALUES -> bad(place, property, new Constraint.NotNull(), bound);
      case MISSING_VALUES -> {
        Object missing = library.arguments().getOrDefault("missingValues", List.of());
        yield bad(
            place, property, fit.notMissing(Constraints.list("missingValues", missing)), bound);
      }
      case INVALID_VALUES ->
          property.isEmpty()
              ? ofAProperty()
              : bad(place, property, fit.valid(library.arguments()), bound);
    };
  }

  private static Measure bad(
      Place place, Optional<SchemaProperty> property, Constraint constraint, Bound bound) {
    return property.isEmpty()
        ? ofAProperty()
        : new BadRows(place.path(), place.type(), constraint, bound);
  }

  private Measure duplicates(
      QualityRule.Library library, Place place, Optional<SchemaProperty> property, Bound bound) {
    List<List<Step>> columns = new ArrayList<>();
    if (property.isPresent()) {
      columns.add(place.path());
    }
    for (String name : names(library)) {
      Optional<SchemaProperty> named = object.property(name);
      if (named.isEmpty()) {
        return new Unmeasured("the object has no property '" + name + "'");
      }
      List<Step> path = List.of(new Step.Field(name, named.get().columnName()));
      if (!columns.contains(path)) {
        columns.add(path);
      }
    }
    if (columns.isEmpty()) {
      return new Unmeasured("duplicateValues of an object needs the argument properties");
    }
    if (place.path().contains(new Step.Items())) {
      return new Unmeasured("duplicates over all rows cannot be measured inside of a list");
    }
    return new RepeatedValues(columns, bound);
  }

  private static List<String> names(QualityRule.Library library) {
    @Nullable Object properties = library.arguments().get("properties");
    return properties instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Optional<Unit> unit(QualityRule written) {
    return switch (written.unit().orElse("rows").strip().toLowerCase(Locale.ROOT)) {
      case "rows", "row" -> Optional.of(Unit.ROWS);
      case "percent", "percentage", "%" -> Optional.of(Unit.PERCENT);
      default -> Optional.empty();
    };
  }

  private static Measure withoutOperator() {
    return new Unmeasured("the rule states no operator such as mustBe");
  }

  private static Measure ofAProperty() {
    return new Unmeasured("the metric belongs to a property, not to an object");
  }
}
