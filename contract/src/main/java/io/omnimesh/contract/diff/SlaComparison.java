package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SlaProperty;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Compares service levels: whether a promise got better or worse for readers. */
final class SlaComparison {
  private SlaComparison() {}

  static void compare(DataContract before, DataContract after, Changes changes) {
    List<SlaProperty> old = resolved(before);
    List<SlaProperty> young = resolved(after);
    Matches<SlaProperty> matches =
        Matches.of(
            old,
            young,
            Matches.id(SlaProperty::id),
            (one, other) -> sameSubject(one, other) && one.driver().equals(other.driver()),
            SlaComparison::sameSubject);
    boolean endsDiffer = !Lifecycle.end(before).equals(Lifecycle.end(after));
    for (SlaProperty gone : matches.removed()) {
      if (!Lifecycle.isEnd(gone) || !endsDiffer) {
        changes.removed(
            Lifecycle.isEnd(gone) ? ChangeKind.SLA_CHANGED : ChangeKind.SLA_REMOVED,
            path(gone),
            text(gone),
            "drops the service level " + label(gone));
      }
    }
    for (SlaProperty come : matches.added()) {
      if (!Lifecycle.isEnd(come) || !endsDiffer) {
        changes.added(
            Lifecycle.isEnd(come) ? ChangeKind.SLA_CHANGED : ChangeKind.SLA_ADDED,
            path(come),
            text(come),
            "adds the service level " + label(come));
      }
    }
    matches.pairs().forEach(pair -> pair(pair.before(), pair.after(), endsDiffer, changes));
  }

  /** Every promise with its element named. */
  private static List<SlaProperty> resolved(DataContract contract) {
    return contract.slaProperties().stream()
        .map(property ->
            new SlaProperty(
                property.id(),
                property.property(),
                property.value(),
                property.valueExt(),
                property.unit(),
                property.element().or(contract::slaDefaultElement),
                property.driver(),
                property.description(),
                property.scheduler(),
                property.schedule()))
        .toList();
  }

  private static boolean sameSubject(SlaProperty before, SlaProperty after) {
    return before.property().equalsIgnoreCase(after.property())
        && before.element().equals(after.element());
  }

  private static void pair(
      SlaProperty before, SlaProperty after, boolean endsDiffer, Changes changes) {
    boolean sameValue =
        text(before).equals(text(after))
            || (Objects.equals(before.valueExt(), after.valueExt())
                && SlaMeasure.compare(before, after).equals(Optional.of(0)));
    if (!sameSubject(before, after)) {
      change(ChangeKind.SLA_CHANGED, before, after, changes);
    } else if (!sameValue && !(Lifecycle.isEnd(after) && endsDiffer)) {
      change(kind(before, after), before, after, changes);
    }
    changes.document(
        ChangeKind.DOCUMENTATION_CHANGED,
        path(after),
        documentation(before),
        documentation(after),
        "the documentation of the service level " + label(after));
  }

  private static ChangeKind kind(SlaProperty before, SlaProperty after) {
    if (Lifecycle.isEnd(after) || !Objects.equals(before.valueExt(), after.valueExt())) {
      return ChangeKind.SLA_CHANGED;
    }
    return SlaMeasure.compare(before, after)
        .map(order -> order > 0 ? ChangeKind.SLA_BETTER : ChangeKind.SLA_WORSE)
        .orElse(ChangeKind.SLA_CHANGED);
  }

  private static void change(
      ChangeKind kind, SlaProperty before, SlaProperty after, Changes changes) {
    String verb =
        switch (kind) {
          case SLA_BETTER -> "betters ";
          case SLA_WORSE -> "worsens ";
          default -> "changes ";
        };
    changes.changed(
        kind,
        path(after),
        text(before),
        text(after),
        verb
            + "the service level "
            + label(after)
            + " from "
            + text(before)
            + " to "
            + text(after));
  }

  private static List<Object> documentation(SlaProperty property) {
    return List.of(
        property.id(),
        property.driver(),
        property.description(),
        property.scheduler(),
        property.schedule());
  }

  private static String path(SlaProperty property) {
    return "slaProperties." + property.property();
  }

  private static String label(SlaProperty property) {
    return property.property() + property.element().map(element -> " of " + element).orElse("");
  }

  private static String text(SlaProperty property) {
    String extended = property.valueExt() == null ? "" : " to " + property.valueExt();
    return property.value()
        + extended
        + property.unit().map(unit -> " " + unit.toLowerCase(Locale.ROOT)).orElse("");
  }
}
