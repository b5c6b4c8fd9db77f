package io.omnimesh.contract.odcs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Contracts with every field of the model set or not set by chance, texts that trap writers. */
public final class RandomContracts {
  private static final List<String> TEXTS =
      List.of(
          "orders",
          "1.0.0",
          "010",
          "1e3",
          "0x1F",
          "12:30:45",
          "no",
          "Yes",
          "null",
          "~",
          "true",
          "2026-01-02",
          "2026-01-02T03:04:05Z",
          "# not a comment",
          "a: b",
          "- item",
          "'quoted'",
          "\"double\"",
          "two\nlines",
          "lines \nwith space ",
          "tab\there",
          "ends with colon:",
          " leading",
          "trailing ",
          "{flow}",
          "[list]",
          "*alias",
          "&anchor",
          "!tag",
          "%directive",
          "@at",
          "`tick`",
          "|",
          ">",
          "?",
          "emoji \uD83D\uDE80",
          "größe",
          "\u2028",
          "back\\slash",
          "=",
          "<<",
          ".inf",
          ".5",
          "1_000",
          "-",
          "--- doc",
          "... end",
          "long ".repeat(60).strip(),
          "first\n\n  indented\nlast\n",
          "x\u0001y",
          "\uFEFFmark");

  private final RandomGenerator random;
  private int names;

  private RandomContracts(RandomGenerator random) {
    this.random = random;
  }

  public static DataContract of(RandomGenerator random) {
    return new RandomContracts(random).contract();
  }

  private DataContract contract() {
    return new DataContract(
        "v3.1.0",
        text(),
        "1.2.3",
        text(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybe(() ->
            new Description(
                Optional.of(text()), maybeText(), maybeText(), definitions(), customs())),
        texts(),
        some(() ->
            new Server(
                Optional.empty(),
                text(),
                "trino",
                maybeText(),
                maybeText(),
                some(this::role),
                settings(),
                customs())),
        some(this::object),
        some(() ->
            new SupportChannel(
                Optional.empty(),
                text(),
                maybeText(),
                maybeText(),
                maybeText(),
                maybeText(),
                maybeText(),
                customs())),
        maybe(() ->
            new Price(
                Optional.empty(), Optional.of(new BigDecimal("9.95")), maybeText(), maybeText())),
        maybe(() ->
            new Team(
                Optional.empty(),
                Optional.of(text()),
                maybeText(),
                some(this::member),
                texts(),
                definitions(),
                customs())),
        some(this::role),
        Optional.empty(),
        some(this::sla),
        definitions(),
        customs(),
        maybeText());
  }

  private SlaProperty sla() {
    return new SlaProperty(
        Optional.empty(),
        text(),
        scalar(),
        maybe(this::text).orElse(null),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText());
  }

  private SchemaObject object() {
    return new SchemaObject(
        Optional.of("object_" + names++),
        "object_" + names++,
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        texts(),
        some(() -> property(2)),
        some(() -> relationship(List.of("a.b", "a.c"), List.of("d.e", "d.f"))),
        some(this::rule),
        definitions(),
        customs());
  }

  private SchemaProperty property(int depth) {
    LogicalType type =
        List.of(LogicalType.STRING, LogicalType.NUMBER, LogicalType.OBJECT, LogicalType.ARRAY)
            .get(random.nextInt(depth > 0 ? 4 : 2));
    boolean object = type == LogicalType.OBJECT;
    boolean key = random.nextInt(4) == 0;
    return new SchemaProperty(
        maybe(() -> "id_" + names++),
        "property_" + names++,
        maybeText(),
        Optional.of(type),
        type == LogicalType.STRING ? texts(type) : LogicalTypeOptions.NONE,
        maybeText(),
        maybeText(),
        maybeText(),
        random.nextBoolean(),
        random.nextBoolean(),
        key,
        key ? 1 + random.nextInt(3) : -1,
        random.nextBoolean(),
        random.nextBoolean() ? 1 : -1,
        maybeText(),
        maybeText(),
        random.nextBoolean(),
        texts(),
        maybeText(),
        maybeText(),
        examples(),
        texts(),
        object ? some(() -> property(depth - 1)) : List.of(),
        type == LogicalType.ARRAY ? Optional.of(items()) : Optional.empty(),
        some(() -> relationship(List.of(), List.of("a.b"))),
        some(this::rule),
        definitions(),
        customs());
  }

  private SchemaProperty items() {
    SchemaProperty item = property(0);
    return new SchemaProperty(
        item.id(),
        "",
        Optional.empty(),
        item.logicalType(),
        item.logicalTypeOptions(),
        item.physicalType(),
        item.businessName(),
        item.description(),
        item.required(),
        item.unique(),
        false,
        -1,
        false,
        -1,
        item.classification(),
        item.encryptedName(),
        item.criticalDataElement(),
        item.transformSourceObjects(),
        item.transformLogic(),
        item.transformDescription(),
        item.examples(),
        item.tags(),
        List.of(),
        Optional.empty(),
        item.relationships(),
        item.quality(),
        item.authoritativeDefinitions(),
        item.customProperties());
  }

  private LogicalTypeOptions texts(LogicalType ignored) {
    return new LogicalTypeOptions(
        maybeText(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(random.nextInt(10)),
        OptionalInt.empty(),
        maybeText(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        false,
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        examples());
  }

  private QualityRule rule() {
    Threshold one =
        new Threshold(Threshold.Operator.MUST_BE_LESS_THAN, List.of(new BigDecimal("0.5")));
    Threshold two =
        new Threshold(Threshold.Operator.MUST_BE_BETWEEN, List.of(BigDecimal.ONE, BigDecimal.TEN));
    List<QualityRule.Check> checks =
        List.of(
            new QualityRule.Library(
                QualityRule.Metric.INVALID_VALUES,
                Map.of("validValues", List.of(text(), text())),
                maybe(() -> one)),
            new QualityRule.Library(QualityRule.Metric.ROW_COUNT, Map.of(), Optional.of(two)),
            new QualityRule.Sql(text(), Optional.of(one)),
            new QualityRule.Text(),
            new QualityRule.Custom(text(), random.nextBoolean() ? text() : settings()));
    return new QualityRule(
        maybe(() -> "rule_" + names++),
        maybeText(),
        maybeText(),
        Optional.of("accuracy"),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        texts(),
        checks.get(random.nextInt(checks.size())),
        definitions(),
        customs());
  }

  private Relationship relationship(List<String> from, List<String> to) {
    return new Relationship("foreignKey", from, to, customs());
  }

  private Role role() {
    return new Role(
        Optional.empty(), text(), maybeText(), maybeText(), maybeText(), maybeText(), customs());
  }

  private TeamMember member() {
    return new TeamMember(
        Optional.empty(),
        text(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        maybeText(),
        texts(),
        definitions(),
        customs());
  }

  private List<AuthoritativeDefinition> definitions() {
    return some(() -> new AuthoritativeDefinition(Optional.empty(), text(), text(), maybeText()));
  }

  private List<CustomProperty> customs() {
    return some(() -> new CustomProperty(Optional.empty(), text(), value(), maybeText()));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("host", text());
    settings.put("port", (long) random.nextInt(65_536));
    return settings;
  }

  private @Nullable Object value() {
    return switch (random.nextInt(4)) {
      case 0 -> new ArrayList<>(texts());
      case 1 -> settings();
      default -> scalar();
    };
  }

  private @Nullable Object scalar() {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1 -> random.nextLong();
      case 2 -> new BigDecimal("12.50");
      case 3 -> random.nextBoolean();
      default -> text();
    };
  }

  private List<@Nullable Object> examples() {
    List<@Nullable Object> examples = new ArrayList<>();
    IntStream.range(0, random.nextInt(3)).forEach(it -> examples.add(scalar()));
    return examples;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private Optional<String> maybeText() {
    return maybe(this::text);
  }

  private List<String> texts() {
    return some(this::text);
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(Supplier<T> value) {
    return IntStream.range(0, Math.max(0, random.nextInt(4) - 1))
        .mapToObj(it -> value.get())
        .toList();
  }
}
