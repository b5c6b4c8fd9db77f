package io.omnimesh.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.draft.ContractDraft;
import io.omnimesh.contract.draft.Limits;
import io.omnimesh.contract.draft.ObjectDraft;
import io.omnimesh.contract.draft.PropertyDraft;
import io.omnimesh.contract.draft.RuleDraft;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.AuthoritativeDefinition;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.QualityRule.Metric;
import io.omnimesh.contract.odcs.SemanticVersion;
import io.omnimesh.contract.odcs.Threshold.Operator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractDiffTest {

  private static Diff diff(Consumer<ContractDraft> before, Consumer<ContractDraft> after) {
    ContractDraft old = Rows.orders();
    ContractDraft young = Rows.orders();
    before.accept(old);
    after.accept(young);
    return ContractDiff.compare(old.build(), young.build());
  }

  private static Diff diff(Consumer<ContractDraft> after) {
    return diff(ignored -> {}, after);
  }

  private static List<ChangeKind> kinds(Diff diff) {
    return diff.changes().stream().map(Change::kind).toList();
  }

  private static ObjectDraft orders(ContractDraft contract) {
    return contract.objects.getFirst();
  }

  private static PropertyDraft sku(ContractDraft contract) {
    return orders(contract).property("sku");
  }

  @Test
  void saysWhatIsWrongAndWhichVersionMendsIt() {
    Diff diff =
        diff(c -> {
          c.version = "2.1.0";
          orders(c).properties.remove(sku(c));
        });

    assertThat(diff.versionSuffices()).isFalse();
    assertThat(diff.requiredVersion()).isEqualTo(SemanticVersion.parse("3.0.0"));
    assertThat(diff.refusal())
        .contains(
            "Contract ecommerce/orders 2.1.0 drops required property sku; publish it as 3.0.0");
  }

  @Test
  void acceptsTheVersionThatItAskedFor() {
    Diff diff =
        diff(c -> {
          c.version = "3.0.0";
          orders(c).properties.remove(sku(c));
        });

    assertThat(diff.refusal()).isEmpty();
    assertThat(diff.breaking()).hasSize(1);
  }

  @Test
  void refusesAVersionThatGoesBack() {
    assertThat(diff(c -> c.version = "1.9.0").refusal())
        .contains("Contract ecommerce/orders 1.9.0 is older than 2.0.0; publish it as 2.0.0");
  }

  @Test
  void refusesAVersionThatIsNone() {
    assertThatThrownBy(() -> diff(c -> c.version = "latest").refusal())
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("'latest' is not a version");
  }

  @Test
  void findsNothingInEqualContracts() {
    Diff diff = diff(ignored -> {});

    assertThat(diff.changes()).isEmpty();
    assertThat(diff.versionSuffices()).isTrue();
    assertThat(diff.readers()).isEqualTo(Verdict.SAFE);
  }

  @Test
  void asksNoVersionOfADraftButShowsTheVerdicts() {
    Diff diff = diff(c -> c.status = "draft", c -> orders(c).properties.remove(sku(c)));

    assertThat(diff.refusal()).isEmpty();
    assertThat(diff.readers()).isEqualTo(Verdict.BREAKS);
  }

  @Test
  void takesARenameWithoutIdForARemovalAndAnAddition() {
    Diff diff =
        diff(
            c -> sku(c).id = null,
            c -> {
              sku(c).id = null;
              sku(c).name = "article";
            });

    assertThat(kinds(diff))
        .containsExactly(ChangeKind.PROPERTY_REMOVED, ChangeKind.REQUIRED_PROPERTY_ADDED);
  }

  @Test
  void takesAnotherIdForAnotherProperty() {
    Diff diff = diff(c -> sku(c).id = "p9");

    assertThat(kinds(diff))
        .containsExactly(ChangeKind.PROPERTY_REMOVED, ChangeKind.REQUIRED_PROPERTY_ADDED);
    assertThat(diff.changes().getFirst().message()).contains("another id");
  }

  @Test
  void losesNoPropertyWhoseIdWentToAnother() {
    // The id of the field stands at a property that was there before and had none.
    Diff diff =
        diff(
            c -> {},
            c -> {
              orders(c).properties.remove(sku(c));
              orders(c).property("lines").field("sku").id = "p2";
            });

    assertThat(kinds(diff))
        .containsExactlyInAnyOrder(ChangeKind.PROPERTY_REMOVED, ChangeKind.PROPERTY_ID_CHANGED);
  }

  @Test
  void findsAPropertyThatMovedIntoANewObject() {
    Diff diff =
        diff(c -> {
          PropertyDraft moved = sku(c);
          orders(c).properties.remove(moved);
          orders(c).properties.add(PropertyDraft.of("article", LogicalType.OBJECT).fields(moved));
        });

    assertThat(kinds(diff))
        .containsExactly(ChangeKind.OPTIONAL_PROPERTY_ADDED, ChangeKind.PROPERTY_MOVED);
  }

  @Test
  void comparesFieldsThatOnlyAPhysicalTypeNames() {
    Diff diff =
        diff(
            c -> orders(c).properties.add(PropertyDraft.of("a", "row(b integer, c varchar)")),
            c -> orders(c).properties.add(PropertyDraft.of("a", "row(b bigint, d varchar)")));

    assertThat(diff.changes())
        .extracting(Change::path)
        .containsExactlyInAnyOrder("orders.a.b", "orders.a.c", "orders.a.d");
    assertThat(kinds(diff))
        .containsExactlyInAnyOrder(
            ChangeKind.TYPE_WIDENED,
            ChangeKind.PROPERTY_REMOVED,
            ChangeKind.OPTIONAL_PROPERTY_ADDED);
  }

  @ParameterizedTest
  @CsvSource({
    "minimum,0,1,CONSTRAINT_TIGHTENED",
    "exclusiveMinimum,0,0.5,CONSTRAINT_TIGHTENED",
    "maximum,10,9,CONSTRAINT_TIGHTENED",
    "exclusiveMaximum,10,9,CONSTRAINT_TIGHTENED",
    "maximum,2025-01-31,2025-02-01,CONSTRAINT_LOOSENED",
    "minLength,2,3,CONSTRAINT_TIGHTENED",
    "maxLength,5,4,CONSTRAINT_TIGHTENED",
    "minItems,0,1,CONSTRAINT_TIGHTENED",
    "maxItems,5,4,CONSTRAINT_TIGHTENED",
    "minProperties,0,1,CONSTRAINT_TIGHTENED",
    "maxProperties,5,4,CONSTRAINT_TIGHTENED",
    "multipleOf,0.5,1,CONSTRAINT_TIGHTENED",
    "multipleOf,2,3,CONSTRAINT_CHANGED",
    "uniqueItems,false,true,CONSTRAINT_TIGHTENED",
    "required,a,'a,b',CONSTRAINT_TIGHTENED",
    "pattern,a,b,CONSTRAINT_CHANGED",
    "format,email,uuid,CONSTRAINT_CHANGED",
    "timezone,true,false,CONSTRAINT_CHANGED",
    "defaultTimezone,UTC,Europe/Berlin,CONSTRAINT_CHANGED",
    "minimum,a,b,CONSTRAINT_CHANGED"
  })
  void knowsTheDirectionOfEachLimit(String limit, String before, String after, ChangeKind kind) {
    Consumer<ContractDraft> old = c -> sku(c).options(Limits.of(Map.of(limit, before)));
    Consumer<ContractDraft> young = c -> sku(c).options(Limits.of(Map.of(limit, after)));

    assertThat(kinds(diff(old, young))).containsExactly(kind);
    ChangeKind back =
        switch (kind) {
          case CONSTRAINT_TIGHTENED -> ChangeKind.CONSTRAINT_LOOSENED;
          case CONSTRAINT_LOOSENED -> ChangeKind.CONSTRAINT_TIGHTENED;
          default -> kind;
        };
    assertThat(kinds(diff(young, old))).containsExactly(back);
  }

  @ParameterizedTest
  @CsvSource({
    "minimum,1",
    "exclusiveMaximum,1",
    "multipleOf,2",
    "minLength,1",
    "maxItems,1",
    "pattern,a",
    "format,email",
    "required,a",
    "enum,a",
    "uniqueItems,true",
    "defaultTimezone,UTC"
  })
  void aLimitThatComesIsTightenedAndOneThatGoesIsLoosened(String limit, String value) {
    Consumer<ContractDraft> with = c -> sku(c).options(Limits.of(Map.of(limit, value)));

    assertThat(kinds(diff(with))).containsExactly(ChangeKind.CONSTRAINT_TIGHTENED);
    assertThat(kinds(diff(with, ignored -> {}))).containsExactly(ChangeKind.CONSTRAINT_LOOSENED);
  }

  @ParameterizedTest
  @CsvSource({
    "MUST_BE,0,MUST_BE_LESS_THAN,1,",
    "MUST_BE,0,MUST_BE_LESS_OR_EQUAL_TO,5,QUALITY_RULE_LOOSENED",
    "MUST_BE_LESS_THAN,10,MUST_BE_LESS_OR_EQUAL_TO,9,",
    "MUST_BE_LESS_THAN,10,MUST_BE_LESS_THAN,5,QUALITY_RULE_TIGHTENED",
    "MUST_BE_GREATER_THAN,10,MUST_BE_GREATER_OR_EQUAL_TO,10,QUALITY_RULE_LOOSENED",
    "MUST_NOT_BE,0,MUST_BE_GREATER_THAN,0,",
    "MUST_NOT_BE,7,MUST_BE,8,QUALITY_RULE_TIGHTENED",
    "MUST_BE,8,MUST_BE,9,QUALITY_RULE_LOOSENED",
    "MUST_BE_BETWEEN,1 9,MUST_BE_BETWEEN,2 8,QUALITY_RULE_TIGHTENED",
    "MUST_BE_BETWEEN,1 9,MUST_BE_BETWEEN,2 10,QUALITY_RULE_LOOSENED",
    "MUST_NOT_BE_BETWEEN,2 8,MUST_NOT_BE_BETWEEN,1 9,QUALITY_RULE_TIGHTENED",
  })
  void knowsWhichThresholdAcceptsMore(
      Operator old,
      String oldNumbers,
      Operator young,
      String youngNumbers,
      @Nullable ChangeKind kind) {
    Diff diff =
        diff(
            c -> orders(c).quality.add(rows(old, oldNumbers)),
            c -> orders(c).quality.add(rows(young, youngNumbers)));

    assertThat(kinds(diff))
        .isEqualTo(kind == null ? List.of(ChangeKind.DOCUMENTATION_CHANGED) : List.of(kind));
  }

  private static QualityRule rows(Operator operator, String numbers) {
    return RuleDraft.library(Metric.DUPLICATE_VALUES, operator, numbers.split(" ")).build();
  }

  @Test
  void tellsRulesOfOneMetricApartByTheirNames() {
    RuleDraft few = RuleDraft.library(Metric.ROW_COUNT, Operator.MUST_BE_LESS_THAN, "9");
    RuleDraft many = RuleDraft.library(Metric.ROW_COUNT, Operator.MUST_BE_GREATER_THAN, "1");

    Diff diff =
        diff(
            c ->
                orders(c)
                    .quality
                    .addAll(List.of(few.named("few").build(), many.named("many").build())),
            c ->
                orders(c)
                    .quality
                    .addAll(List.of(many.named("many").build(), few.named("a few").build())));

    assertThat(kinds(diff))
        .containsExactly(ChangeKind.QUALITY_RULE_REMOVED, ChangeKind.QUALITY_RULE_ADDED);
  }

  @ParameterizedTest
  @CsvSource({
    "latency,1,d,24,h,",
    "latency,PT1H,,60,minutes,",
    "latency,1,h,2,h,SLA_WORSE",
    "frequency,1,d,1,h,SLA_BETTER",
    "frequency,3,perDay,4,perDay,SLA_CHANGED",
    "retention,1,y,12,months,",
    "retention,30,d,1,y,SLA_BETTER",
    "availability,99.9,%,99.5,percent,SLA_WORSE",
    "availability,99.9%,,99.95%,,SLA_BETTER",
    "errorRate,1,percent,2,percent,SLA_WORSE",
    "throughput,100,rps,200,rps,SLA_BETTER",
    "throughput,100,rps,200,rpm,SLA_CHANGED",
    "timeToRepair,4,h,1,d,SLA_WORSE",
    "generalAvailability,2025-01-01,,2025-03-01,,SLA_WORSE",
    "timeOfAvailability,09:00,,08:00,,SLA_BETTER",
  })
  void knowsWhatIsBetterForReaders(
      String property,
      String old,
      @Nullable String oldUnit,
      String young,
      @Nullable String unit,
      @Nullable ChangeKind kind) {
    Diff diff = diff(c -> c.sla(property, old, oldUnit), c -> c.sla(property, young, unit));

    assertThat(kinds(diff))
        .isEqualTo(kind == null ? List.of(ChangeKind.DOCUMENTATION_CHANGED) : List.of(kind));
  }

  @Test
  void deprecationWithAnEndDateNeedsNoMajor() {
    Diff diff =
        diff(c -> {
          c.version = "2.1.0";
          c.status = "deprecated";
          c.sla("endOfSupport", "2026-03-31", null).sla("endOfLife", "2026-06-30", null);
        });

    assertThat(kinds(diff))
        .containsExactly(
            ChangeKind.DEPRECATED, ChangeKind.END_ANNOUNCED, ChangeKind.VERSION_CHANGED);
    assertThat(diff.refusal()).isEmpty();
    assertThat(diff.changes().getFirst().message()).isEqualTo("is deprecated until 2026-03-31");
    assertThat(Lifecycle.end(diff.after())).contains(LocalDate.of(2026, 3, 31));
  }

  @Test
  void retirementWithoutNoticeIsRefusedWhateverTheVersion() {
    Diff diff = diff(c -> c.status = "retired");

    assertThat(diff.refusal())
        .contains(
            "Contract ecommerce/orders 2.0.0 is retired without having been deprecated;"
                + " deprecate it first, with an end date");
  }

  @Test
  void namesTheObjectWhereThereAreSeveral() {
    Consumer<ContractDraft> two = c -> c.objects.add(ObjectDraft.of("returns"));

    Diff diff = diff(two, two.andThen(c -> orders(c).properties.remove(sku(c))));

    assertThat(diff.changes().getFirst().message()).isEqualTo("drops required property orders.sku");
  }

  @Test
  void seesAChangeWhereverItIs() {
    Diff diff =
        diff(c ->
            c.links.add(
                new AuthoritativeDefinition(
                    Optional.empty(), "https://x", "docs", Optional.empty())));

    assertThat(kinds(diff)).containsExactly(ChangeKind.DOCUMENTATION_CHANGED);
  }
}
