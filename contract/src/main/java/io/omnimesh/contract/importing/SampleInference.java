package io.omnimesh.contract.importing;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a contract of sample rows: types, what is always there, a key, few-valued columns, and
 * which columns seem to hold personal data. What is guessed is marked as suggested; personal values
 * never come into the contract as examples.
 */
public final class SampleInference {
  /** More rows than these are not looked at. */
  public static final int ROWS_MAX = 20_000;

  /** More columns than these are a mistake. */
  public static final int COLUMNS_MAX = 2_000;

  /** With fewer rows, nothing is said about nulls, keys and values. */
  private static final int ROWS_PROVING = 10;

  private static final int ENUM_VALUES_MAX = 12;
  private static final int ENUM_ROWS_PER_VALUE = 10;
  private static final int EXAMPLES = 3;

  /** Columns of a key of two that are tried, which makes pairs of all of them. */
  private static final int KEY_CANDIDATES_MAX = 6;

  private final List<Profile> profiles;
  private final int rows;

  private SampleInference(List<Profile> profiles, int rows) {
    this.profiles = profiles;
    this.rows = rows;
  }

  /**
   * The draft of a sample.
   *
   * @param object what the object is called
   * @param physicalType {@code table} or {@code file}
   * @param columns in the order of the values
   * @param rows each as long as the columns; values of columns without a type are texts, null or
   *     empty where there is none
   */
  public static DataContract infer(
      String object,
      String physicalType,
      List<SampleColumn> columns,
      Iterator<? extends List<? extends @Nullable Object>> rows,
      ImportHead head) {
    if (columns.isEmpty() || columns.size() > COLUMNS_MAX) {
      throw new MeshException(
          columns.isEmpty() ? ErrorCode.INVALID_INPUT : ErrorCode.LIMIT_EXCEEDED,
          "The sample of %s has %d columns; 1 to %d are supported"
              .formatted(object, columns.size(), COLUMNS_MAX));
    }
    List<Profile> profiles = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (SampleColumn column : columns) {
      String name = Names.free(Names.plain(column.name()), taken);
      taken.add(name);
      profiles.add(new Profile(name, column));
    }
    int count = 0;
    for (; count < ROWS_MAX && rows.hasNext(); count++) {
      List<? extends @Nullable Object> row = rows.next();
      for (int i = 0; i < profiles.size(); i++) {
        profiles.get(i).values.add(i < row.size() ? row.get(i) : null);
      }
    }
    return new SampleInference(profiles, count).draft(object, physicalType, head);
  }

  private DataContract draft(String object, String physicalType, ImportHead head) {
    profiles.forEach(Profile::close);
    List<Profile> key = rows < ROWS_PROVING ? List.of() : key(object);
    for (int i = 0; i < key.size(); i++) {
      key.get(i).draft.key(i + 1);
      key.get(i)
          .draft
          .custom(
              RuleDrafts.SUGGESTED,
              "primaryKey",
              Optional.of("No value stands twice in the sample of " + rows + " rows"));
    }
    profiles.forEach(this::describe);
    return ContractDraft.of(
        head,
        List.of(
            ContractDraft.object(
                object,
                physicalType,
                Optional.empty(),
                profiles.stream().map(profile -> profile.draft.build()).toList(),
                List.of(),
                List.of(),
                required())));
  }

  /** What none of the rows lacks is called required; a person knows whether that is a promise. */
  private List<CustomProperty> required() {
    return rows < ROWS_PROVING
        ? List.of()
        : List.of(
            new CustomProperty(
                Optional.empty(),
                RuleDrafts.SUGGESTED,
                "required",
                Optional.of("None of the " + rows + " rows of the sample lacks it")));
  }

  private void describe(Profile profile) {
    PropertyDraft draft = profile.draft;
    LogicalType type = draft.shape().logicalType();
    if (rows >= ROWS_PROVING && profile.present.size() == rows) {
      draft.required();
    }
    Optional<String> personal =
        PersonalData.byName(profile.column.name(), type)
            .or(() ->
                profile.maySuggest()
                    ? PersonalData.byValues(profile.distinct())
                    : Optional.empty());
    personal.ifPresent(draft::personal);
    if (personal.isPresent()) {
      return;
    }
    List<String> distinct = profile.distinct();
    if (isEnumeration(profile, type, distinct)) {
      draft.rule(
          RuleDrafts.suggestedValues(
              draft.name() + "_values", distinct.stream().sorted().toList()));
    } else {
      draft.examples(profile.examples(EXAMPLES));
    }
  }

  private static boolean isEnumeration(Profile profile, LogicalType type, List<String> distinct) {
    return type == LogicalType.STRING
        && draftIsText(profile)
        && !distinct.isEmpty()
        && distinct.size() <= ENUM_VALUES_MAX
        && profile.present.size() >= distinct.size() * ENUM_ROWS_PER_VALUE
        && distinct.stream().allMatch(value -> value.length() <= 40);
  }

  private static boolean draftIsText(Profile profile) {
    return profile.draft.shape().options().format().isEmpty();
  }

  /** The first column that seems to be a key, else the first two that together are one. */
  private List<Profile> key(String object) {
    List<Profile> candidates =
        profiles.stream()
            .filter(profile -> profile.present.size() == rows && profile.isKeyLike(object))
            .sorted(Comparator.comparingInt(profile -> -profile.keyScore(object)))
            .toList();
    for (Profile candidate : candidates) {
      if (candidate.isUnique()) {
        return List.of(candidate);
      }
    }
    int limit = Math.min(candidates.size(), KEY_CANDIDATES_MAX);
    for (int i = 0; i < limit; i++) {
      for (int j = i + 1; j < limit; j++) {
        if (areUnique(candidates.get(i), candidates.get(j))) {
          return List.of(candidates.get(i), candidates.get(j));
        }
      }
    }
    return List.of();
  }

  private boolean areUnique(Profile first, Profile second) {
    Set<List<@Nullable Object>> seen = HashSet.newHashSet(rows);
    for (int row = 0; row < rows; row++) {
      List<@Nullable Object> pair = Arrays.asList(first.values.get(row), second.values.get(row));
      if (!seen.add(pair)) {
        return false;
      }
    }
    return true;
  }

  /** What one column holds. */
  private static final class Profile {
    private static final Set<String> KEY_WORDS =
        Set.of("id", "key", "uuid", "guid", "no", "nr", "number", "code", "sku", "line", "seq");

    private final SampleColumn column;
    private final PropertyDraft draft;
    private final List<@Nullable Object> values = new ArrayList<>();
    private final List<Object> present = new ArrayList<>();

    Profile(String name, SampleColumn column) {
      this.column = column;
      draft = new PropertyDraft(name, column.name()).description(column.description());
    }

    /** All values are there: finds the type. */
    void close() {
      for (Object value : values) {
        if (value != null && !(column.type().isEmpty() && TextTypes.isMissing(value.toString()))) {
          present.add(value);
        }
      }
      draft.shape(
          column
              .type()
              .map(ColumnShapes::of)
              .orElseGet(() -> TextTypes.infer(present.stream().map(Object::toString).toList())));
    }

    boolean isUnique() {
      return new HashSet<>(present).size() == present.size();
    }

    boolean isKeyLike(String object) {
      return keyScore(object) > 0;
    }

    /** How much it looks like a key: its name before its type. */
    int keyScore(String object) {
      LogicalType type = draft.shape().logicalType();
      boolean may = type == LogicalType.STRING || type == LogicalType.INTEGER;
      List<String> words = Names.words(column.name());
      if (!may || words.isEmpty()) {
        return 0;
      }
      String last = words.getLast();
      boolean own = last.equals("id") && (words.size() == 1 || isOf(words, object));
      boolean uuid = draft.shape().options().format().equals(Optional.of("uuid"));
      return own ? 3 : uuid ? 2 : KEY_WORDS.contains(last) || last.endsWith("id") ? 1 : 0;
    }

    /** {@code order_id} in orders. */
    private static boolean isOf(List<String> words, String object) {
      String plain = object.toLowerCase(Locale.ROOT);
      return plain.startsWith(words.getFirst());
    }

    boolean maySuggest() {
      LogicalType type = draft.shape().logicalType();
      return type == LogicalType.STRING || type == LogicalType.INTEGER;
    }

    List<String> distinct() {
      return present.stream().map(Object::toString).distinct().limit(1_000).toList();
    }

    List<Object> examples(int count) {
      return switch (draft.shape().logicalType()) {
        case STRING, INTEGER, NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP ->
            present.stream()
                .filter(value -> !(value instanceof byte[]) && value.toString().length() <= 60)
                .distinct()
                .limit(count)
                .map(this::example)
                .toList();
        case ARRAY, OBJECT, MAP, VECTOR -> List.of();
      };
    }

    private Object example(Object value) {
      boolean whole =
          draft.shape().logicalType() == LogicalType.INTEGER
              && value.toString().matches("-?\\d{1,18}");
      boolean fraction =
          draft.shape().logicalType() == LogicalType.NUMBER
              && value.toString().matches("-?\\d{1,18}\\.\\d{1,18}");
      if (whole) {
        return Long.valueOf(value.toString());
      }
      return fraction ? new BigDecimal(value.toString()) : value.toString();
    }
  }
}
