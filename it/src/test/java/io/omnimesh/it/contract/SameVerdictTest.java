package io.omnimesh.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.check.EventCheck;
import io.omnimesh.contract.check.Violation;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import io.omnimesh.contract.quality.Predicates;
import io.omnimesh.contract.rule.Rule;
import io.omnimesh.contract.schema.ColumnType;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.it.mesh.RunningMesh;
import io.omnimesh.query.client.TrinoClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The gateway's check and the SQL check judge every event alike. */
class SameVerdictTest {
  private static final int CONTRACTS = 25;
  private static final int EVENTS = 150;

  /** Rules judged on events that break them and on events that keep them. */
  private int broken;

  private int kept;

  @Test
  void gatewayAndSqlAgreeOnEveryRuleThatBothEvaluate() {
    RunningMesh mesh = RunningMesh.shared();
    TrinoClient trino = TrinoClient.of(mesh.home(), mesh.variables());
    for (int seed = 0; seed < CONTRACTS; seed++) {
      compare(trino, new SplittableRandom(seed), seed);
    }
    assertThat(broken).as("verdicts 'broken'").isGreaterThan(2_000);
    assertThat(kept).as("verdicts 'kept'").isGreaterThan(10_000);
  }

  private void compare(TrinoClient trino, RandomGenerator random, int seed) {
    SchemaObject object = new RandomContract(random).next();
    EventCheck check = EventCheck.of(object);
    if (check.rules().isEmpty()) {
      return;
    }
    List<Map<String, @Nullable Object>> events = events(object, check, new RandomValue(random));
    List<List<@Nullable Object>> judged = trino.all(statement(object, check.rules(), events));
    assertThat(judged).hasSize(events.size());
    for (List<@Nullable Object> row : judged) {
      Map<String, @Nullable Object> event = events.get(((Number) row.getFirst()).intValue());
      Set<String> found =
          check.violations(event).stream().map(Violation::rule).collect(Collectors.toSet());
      for (int i = 0; i < check.rules().size(); i++) {
        Rule rule = check.rules().get(i);
        boolean inSql = Boolean.TRUE.equals(row.get(i + 1));
        assertThat(found.contains(rule.id()))
            .as("seed %d, rule %s (%s) of %s, event %s", seed, rule.id(), rule.text(), rule, event)
            .isEqualTo(inSql);
        broken += inSql ? 1 : 0;
        kept += inSql ? 0 : 1;
      }
    }
  }

  /** Events whose values have the types of the contract; a table cannot hold others. */
  private static List<Map<String, @Nullable Object>> events(
      SchemaObject object, EventCheck check, RandomValue values) {
    List<Map<String, @Nullable Object>> events = new ArrayList<>();
    while (events.size() < EVENTS) {
      Map<String, @Nullable Object> event = new HashMap<>();
      for (SchemaProperty property : object.properties()) {
        event.put(property.name(), values.maybe(ColumnType.of(property)));
      }
      boolean typed =
          check.violations(event).stream()
              .noneMatch(violation -> violation.rule().endsWith(".type"));
      if (typed) {
        events.add(event);
      }
    }
    return events;
  }

  private static String statement(
      SchemaObject object, List<Rule> rules, List<Map<String, @Nullable Object>> events) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      List<String> values = new ArrayList<>(List.of(Integer.toString(i)));
      for (SchemaProperty property : object.properties()) {
        values.add(SqlValue.of(ColumnType.of(property), events.get(i).get(property.name())));
      }
      rows.add("(" + String.join(", ", values) + ")");
    }
    String columns =
        object.properties().stream()
            .map(property -> ", " + Sql.name(property.columnName()))
            .collect(Collectors.joining());
    String verdicts =
        rules.stream()
            .map(rule -> ", " + Predicates.broken((Rule.BadRows) rule.measure()))
            .collect(Collectors.joining());
    return "SELECT t.event"
        + verdicts
        + "\nFROM (VALUES\n"
        + String.join(",\n", rows)
        + "\n) AS t(event"
        + columns
        + ")";
  }
}
