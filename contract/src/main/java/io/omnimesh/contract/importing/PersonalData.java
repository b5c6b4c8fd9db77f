package io.omnimesh.contract.importing;

import io.omnimesh.contract.odcs.LogicalType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Suggests which columns hold personal data, by their names and by what their values look like. It
 * is meant to suggest too much rather than too little; a person decides.
 */
final class PersonalData {
  /** Fewer values than this prove nothing. */
  private static final int VALUES_MIN = 3;

  /** What most values look like, the column holds; real columns hold dirt, too. */
  private static final double SHARE_MIN = 0.6;

  /** One number in ten passes the check of card numbers by chance. */
  private static final double CHECKED_SHARE_MIN = 0.9;

  private static final Set<String> PERSONS =
      Set.of(
          "customer",
          "client",
          "user",
          "shopper",
          "member",
          "person",
          "contact",
          "employee",
          "cashier",
          "driver",
          "agent",
          "patient",
          "guest",
          "visitor",
          "recipient",
          "holder",
          "owner",
          "account",
          "billing",
          "shipping",
          "delivery",
          "home");
  private static final Set<String> THINGS =
      Set.of(
          "store",
          "shop",
          "branch",
          "warehouse",
          "supplier",
          "vendor",
          "company",
          "product",
          "item",
          "category",
          "brand",
          "campaign",
          "file",
          "table",
          "event",
          "domain");
  private static final Set<String> NAME_PARTS =
      Set.of("first", "last", "full", "given", "family", "middle", "maiden", "nick", "display");

  /** A column whose last word is one of these describes the thing rather than names it. */
  private static final Set<String> ABOUT =
      Set.of(
          "id",
          "type",
          "count",
          "flag",
          "status",
          "opened",
          "clicked",
          "sent",
          "valid",
          "verified",
          "provider",
          "template",
          "subject",
          "campaign",
          "consent",
          "optin",
          "model",
          "os",
          "length",
          "hash");

  private PersonalData() {}

  /** Marks a property whose name says that it is personal. */
  static void suggestByName(PropertyDraft draft) {
    byName(draft.name(), draft.shape().logicalType()).ifPresent(draft::personal);
  }

  /** Why a column is personal by its name, if it is. */
  static Optional<String> byName(String name, LogicalType type) {
    List<String> words = Names.words(name);
    if (words.isEmpty() || type == LogicalType.BOOLEAN || ABOUT.contains(words.getLast())) {
      return Optional.empty();
    }
    return kind(words, type).map(kind -> "The name says " + kind);
  }

  private static Optional<String> kind(List<String> words, LogicalType type) {
    boolean moment = type == LogicalType.DATE || type == LogicalType.TIMESTAMP;
    if (has(words, "birth", "birthday", "birthdate", "dob", "born", "dateofbirth")) {
      return Optional.of("birth date");
    }
    if (moment || type == LogicalType.TIME) {
      return Optional.empty();
    }
    if (has(words, "email", "mail") || words.equals(List.of("e", "mail"))) {
      return Optional.of("e-mail address");
    }
    if (has(words, "phone", "mobile", "telephone", "tel", "fax", "msisdn", "cellphone")) {
      return Optional.of("phone number");
    }
    if (has(words, "iban") || (has(words, "account") && has(words, "bank"))) {
      return Optional.of("bank account");
    }
    if (has(words, "card", "pan") && (has(words, "number", "no", "pan") || words.size() == 1)) {
      return Optional.of("card number");
    }
    if (has(words, "ssn", "passport", "bsn", "nin") || isTaxNumber(words)) {
      return Optional.of("official number of a person");
    }
    if (has(words, "ip", "ipv4", "ipv6", "ipaddress")) {
      return Optional.of("IP address");
    }
    return place(words).or(() -> name(words));
  }

  private static boolean isTaxNumber(List<String> words) {
    return (has(words, "tax", "national", "social") && has(words, "number", "security", "no"))
        && !has(words, THINGS);
  }

  private static Optional<String> place(List<String> words) {
    if (has(words, THINGS)) {
      return Optional.empty();
    }
    if (has(words, "postcode", "zip", "zipcode", "postal", "plz")) {
      return Optional.of("postcode");
    }
    return has(words, "address", "addr", "street", "housenumber")
        ? Optional.of("postal address")
        : Optional.empty();
  }

  private static Optional<String> name(List<String> words) {
    boolean named = words.getLast().equals("name") || words.getLast().equals("names");
    boolean one =
        has(words, "firstname", "lastname", "surname", "fullname", "username", "nickname");
    boolean person = has(words, NAME_PARTS) || (has(words, PERSONS) && !has(words, THINGS));
    return one || (named && person) ? Optional.of("name of a person") : Optional.empty();
  }

  private static boolean has(List<String> words, String... any) {
    return has(words, Set.of(any));
  }

  private static boolean has(List<String> words, Set<String> any) {
    return words.stream().anyMatch(any::contains);
  }

  /** Why a column is personal by its values, if it is. */
  static Optional<String> byValues(List<String> values) {
    if (values.size() < VALUES_MIN) {
      return Optional.empty();
    }
    for (PersonalPattern pattern : PersonalPattern.values()) {
      double least = pattern.isChecked() ? CHECKED_SHARE_MIN : SHARE_MIN;
      long hits = count(values, pattern::matches);
      if (hits >= values.size() * least) {
        return Optional.of(
            "%d of %d values look like %s".formatted(hits, values.size(), pattern.words()));
      }
    }
    return Optional.empty();
  }

  private static long count(List<String> values, Predicate<String> test) {
    return values.stream().filter(test).count();
  }
}
