package io.omnimesh.contract.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.rule.SampleObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventCheckTest {
  private static final SchemaObject ORDERS =
      SampleObject.orders(
          """
          properties:
            - {name: id, logicalType: integer, required: true}
            - {name: total, logicalType: number, physicalType: "decimal(6,2)", logicalTypeOptions: {minimum: 0}}
            - {name: at, logicalType: timestamp, logicalTypeOptions: {minimum: "2020-01-01T00:00:00Z"}}
            - {name: mail, logicalType: string, classification: personal, logicalTypeOptions: {pattern: "^.+@.+$"}}
            - name: status
              logicalType: string
              quality:
                - {metric: invalidValues, mustBe: 0, arguments: {validValues: [open, paid]}}
                - {metric: missingValues, mustBe: 0, severity: warning, arguments: {missingValues: [none]}}
                - {metric: nullValues, mustBeLessThan: 5, unit: percent}
            - name: lines
              logicalType: array
              logicalTypeOptions: {minItems: 1, uniqueItems: true}
              items:
                logicalType: object
                properties:
                  - {name: sku, logicalType: string, required: true}
                  - {name: pieces, logicalType: integer, logicalTypeOptions: {minimum: 1, multipleOf: 2}}
          """);

  private final EventCheck check = EventCheck.of(ORDERS);

  @Test
  void acceptsAnEventThatKeepsTheContract() {
    assertThat(check.violations(event())).isEmpty();
    assertThat(check.accepts(event())).isTrue();
  }

  @Test
  void saysWhichRuleIsBrokenWhereAndWhy() {
    Map<String, @Nullable Object> event = event();
    event.remove("id");
    event.put("status", "lost");
    event.put("lines", List.of(line("a", 2), line("a", 3), Map.of("pieces", 0)));

    assertThat(check.violations(event))
        .containsExactlyInAnyOrder(
            new Violation("orders.id.required", "id", "must not be null; it is null"),
            new Violation("orders.status.invalidValues", "status", "invalidValues; it is 'lost'"),
            new Violation(
                "orders.lines[].pieces.multipleOf",
                "lines[1].pieces",
                "must be a multiple of 2; it is 3"),
            new Violation(
                "orders.lines[].sku.required", "lines[2].sku", "must not be null; it is null"),
            new Violation(
                "orders.lines[].pieces.minimum", "lines[2].pieces", "must be at least 1; it is 0"));
  }

  @Test
  void neverNamesAPersonalValue() {
    Map<String, @Nullable Object> event = event();
    event.put("mail", "anna.example.org");

    assertThat(check.violations(event))
        .singleElement()
        .satisfies(violation -> assertThat(violation.reason()).doesNotContain("anna"));
    event.put("mail", 42_4242);
    assertThat(check.violations(event).toString()).doesNotContain("424242");
  }

  @Test
  void leavesWarningsAndSharesOfRowsToQualityRuns() {
    Map<String, @Nullable Object> event = event();
    event.put("status", null);

    assertThat(check.accepts(event)).isTrue();
  }

  @Test
  void wholeNumbersMayBeWrittenWithAPointButMustFit() {
    for (Object good : List.of(1, 1L, 1.0, new BigDecimal("1.00"), BigInteger.TWO, 1e3)) {
      assertThat(acceptsWith("id", good)).as("%s", good).isTrue();
    }
    for (Object bad : List.of(1.5, "1", true, new BigInteger("99999999999999999999"), 1e300)) {
      assertThat(acceptsWith("id", bad)).as("%s", bad).isFalse();
    }
  }

  @Test
  void decimalsMustFitWithoutRounding() {
    for (Object good : List.of(1, 1.25, "1.25", new BigDecimal("1.2500"), "9999.99", "1e3")) {
      assertThat(acceptsWith("total", good)).as("%s", good).isTrue();
    }
    for (Object bad : List.of(1.255, "10000", "x", Double.NaN, "1e2000000000", -1)) {
      assertThat(acceptsWith("total", bad)).as("%s", bad).isFalse();
    }
  }

  @Test
  void itemsAreTheSameAsValuesNotAsTexts() {
    Map<String, @Nullable Object> one = line("a", 2);
    Map<String, @Nullable Object> same = line("a", 2.0);
    Map<String, @Nullable Object> other = line("b", 2);

    assertThat(acceptsWith("lines", List.of(one, other))).isTrue();
    assertThat(acceptsWith("lines", List.of(one, same))).isFalse();
    assertThat(acceptsWith("lines", List.of())).isFalse();
    assertThat(acceptsWith("lines", Arrays.asList(one, null))).isTrue();
  }

  @Test
  void takesColumnsInsteadOfFieldsToo() {
    Object[] good = {1, 2, "2026-01-01T10:00:00Z", "a@b", "open", List.of(line("a", 2))};
    Object[] bad = {1, 2, "2019-01-01T10:00:00Z", "a@b", "open", List.of(line("a", 2))};

    assertThat(check.violations(good)).isEmpty();
    assertThat(check.violations(bad))
        .extracting(Violation::rule, Violation::path)
        .containsExactly(tuple("orders.at.minimum", "at"));
  }

  @Test
  void aTextThatWouldKeepAPatternBusyForeverDoesNotCrash() {
    EventCheck greedy =
        EventCheck.of(
            SampleObject.orders(
                "properties:\n  - {name: x, logicalType: string, logicalTypeOptions: {pattern: '^(a|b)*$'}}"));

    assertThat(greedy.accepts(Map.of("x", "ab".repeat(200)))).isTrue();
    assertThat(greedy.accepts(Map.of("x", "ab".repeat(1_000_000)))).isFalse();
  }

  private boolean acceptsWith(String field, Object value) {
    Map<String, @Nullable Object> event = event();
    event.put(field, value);
    boolean accepted = check.accepts(event);
    assertThat(check.violations(event).isEmpty()).isEqualTo(accepted);
    return accepted;
  }

  private static Map<String, @Nullable Object> event() {
    Map<String, @Nullable Object> event = new HashMap<>();
    event.put("id", 7);
    event.put("total", 12.5);
    event.put("at", "2026-11-22T10:15:30.123Z");
    event.put("mail", "anna@example.org");
    event.put("status", "paid");
    event.put("lines", List.of(line("a", 2), line("b", 4)));
    event.put("unknown", "ignored");
    return event;
  }

  private static Map<String, @Nullable Object> line(String sku, Object pieces) {
    return Map.of("sku", sku, "pieces", pieces);
  }
}
