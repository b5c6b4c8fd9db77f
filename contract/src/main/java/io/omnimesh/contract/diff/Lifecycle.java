package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.CustomProperty;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SlaProperty;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a contract stands between draft and retirement.
 *
 * <p>An end is announced by the SLA property {@code endOfSupport} or {@code endOfLife}, or by the
 * custom property {@code deprecatedUntil}; the earliest counts. A date in any of them is the last
 * day.
 */
public final class Lifecycle {
  /** The custom property that announces the end of a contract, an object or a property. */
  public static final String DEPRECATED_UNTIL = "deprecatedUntil";

  private static final Set<String> ENDS = Set.of("endofsupport", "endoflife", "es", "el");

  private Lifecycle() {}

  /** The steps of the standard. */
  enum Stage {
    DRAFT,
    ACTIVE,
    DEPRECATED,
    RETIRED,
    OTHER;

    static Stage of(String status) {
      return switch (status.strip().toLowerCase(Locale.ROOT)) {
        case "proposed", "draft" -> DRAFT;
        case "active" -> ACTIVE;
        case "deprecated" -> DEPRECATED;
        case "retired" -> RETIRED;
        default -> OTHER;
      };
    }
  }

  /** Whether the contract is not a promise yet. */
  public static boolean isDraft(DataContract contract) {
    return Stage.of(contract.status()) == Stage.DRAFT;
  }

  public static boolean isActive(DataContract contract) {
    return Stage.of(contract.status()) == Stage.ACTIVE;
  }

  public static boolean isDeprecated(DataContract contract) {
    return Stage.of(contract.status()) == Stage.DEPRECATED;
  }

  public static boolean isRetired(DataContract contract) {
    return Stage.of(contract.status()) == Stage.RETIRED;
  }

  /** The last day on which the contract is kept, where one is announced. */
  public static Optional<LocalDate> end(DataContract contract) {
    Stream<Optional<LocalDate>> levels =
        contract.slaProperties().stream()
            .filter(Lifecycle::isEnd)
            .map(property -> date(property.value()));
    return Stream.concat(levels, Stream.of(end(contract.customProperties())))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo);
  }

  /** The last day that custom properties announce. */
  static Optional<LocalDate> end(List<CustomProperty> customProperties) {
    return customProperties.stream()
        .filter(property -> property.property().equals(DEPRECATED_UNTIL))
        .map(property -> date(property.value()))
        .flatMap(Optional::stream)
        .min(LocalDate::compareTo);
  }

  static boolean isEnd(SlaProperty property) {
    return ENDS.contains(property.property().toLowerCase(Locale.ROOT));
  }

  /** A date, or the date that an instant or a local time begins with. */
  private static Optional<LocalDate> date(@Nullable Object value) {
    String text = Objects.toString(value, "");
    try {
      return Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }

  /** Compares the stages and ends of two versions. */
  static void compare(DataContract before, DataContract after, Changes changes) {
    Stage old = Stage.of(before.status());
    Stage young = Stage.of(after.status());
    if (!before.status().equals(after.status())) {
      transition(old, young)
          .ifPresent(kind ->
              changes.changed(
                  kind, "status", before.status(), after.status(), sentence(kind, after)));
    }
    if (!isDraft(after)) {
      compareEnds("status", end(before), end(after), "the contract", changes);
    }
  }

  private static String sentence(ChangeKind kind, DataContract after) {
    String end = end(after).map(day -> " until " + day).orElse(" without an end date");
    return switch (kind) {
      case DEPRECATED -> "is deprecated" + end;
      case RETIRED_WITHOUT_NOTICE -> "is retired without having been deprecated";
      default -> "becomes " + after.status();
    };
  }

  private static Optional<ChangeKind> transition(Stage old, Stage young) {
    if (old == young) {
      return old == Stage.OTHER ? Optional.of(ChangeKind.STATUS_CHANGED) : Optional.empty();
    }
    return Optional.of(
        switch (young) {
          case DRAFT -> ChangeKind.STATUS_REVERTED;
          case ACTIVE ->
              switch (old) {
                case DEPRECATED -> ChangeKind.DEPRECATION_WITHDRAWN;
                case RETIRED -> ChangeKind.REACTIVATED;
                case DRAFT, OTHER, ACTIVE -> ChangeKind.STATUS_ADVANCED;
              };
          case DEPRECATED -> old == Stage.RETIRED ? ChangeKind.REACTIVATED : ChangeKind.DEPRECATED;
          case RETIRED ->
              old == Stage.DEPRECATED || old == Stage.DRAFT
                  ? ChangeKind.RETIRED
                  : ChangeKind.RETIRED_WITHOUT_NOTICE;
          case OTHER -> ChangeKind.STATUS_CHANGED;
        });
  }

  /** Compares the last days of a contract, an object or a property. */
  static void compareEnds(
      String path,
      Optional<LocalDate> before,
      Optional<LocalDate> after,
      String what,
      Changes changes) {
    if (before.equals(after)) {
      return;
    }
    Optional<String> old = before.map(LocalDate::toString);
    Optional<String> young = after.map(LocalDate::toString);
    if (before.isEmpty()) {
      changes.differs(
          ChangeKind.END_ANNOUNCED,
          path,
          old,
          young,
          "announces the end of " + what + " on " + after.orElseThrow());
    } else if (after.isEmpty() || after.get().isAfter(before.get())) {
      changes.differs(
          ChangeKind.END_LATER,
          path,
          old,
          young,
          "puts off the end of " + what + young.map(day -> " to " + day).orElse(""));
    } else {
      changes.differs(
          ChangeKind.END_EARLIER,
          path,
          old,
          young,
          "brings the end of " + what + " forward from " + before.get() + " to " + after.get());
    }
  }
}
