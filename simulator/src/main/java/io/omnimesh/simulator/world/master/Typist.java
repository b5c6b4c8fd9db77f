package io.omnimesh.simulator.world.master;

import io.omnimesh.simulator.world.random.Rng;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what people are called, with the errors that people make. */
final class Typist {
  private static final String KEYS = "qwertyuiopasdfghjklzxcvbnm";

  private final Map<String, String> shortNames = new HashMap<>();
  private final Rng rng;

  Typist(Rng rng) {
    this.rng = rng;
    for (TextTable.Row row : TextTable.read("names.tsv")) {
      for (String pair : row.list(5)) {
        int equals = pair.indexOf('=');
        shortNames.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
  }

  /** The value, or nothing with this probability. */
  <T> @Nullable T unless(double missing, @Nullable T value) {
    return rng.chance(missing) ? null : value;
  }

  /** A first name, sometimes the short form that people go by. */
  String firstName(String name, double errors) {
    String known = rng.chance(0.12) ? shortNames.getOrDefault(name, name) : name;
    return name(known, errors);
  }

  /** A name: accents are often lost, letters sometimes wrong, case sometimes odd. */
  String name(String name, double errors) {
    String typed = rng.chance(0.4) ? PersonMaker.withoutAccents(name) : name;
    if (rng.chance(errors)) {
      typed = slip(typed);
    }
    return switch (rng.nextInt(40)) {
      case 0 -> typed.toUpperCase(Locale.ROOT);
      case 1 -> typed.toLowerCase(Locale.ROOT);
      case 2 -> typed + " ";
      default -> typed;
    };
  }

  /** One slip of the finger: a letter lost, doubled, swapped or replaced. */
  String slip(String text) {
    if (text.length() < 3) {
      return text;
    }
    int at = rng.between(1, text.length() - 2);
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    char c = text.charAt(at);
    return switch (rng.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + c + c + after;
      case 2 -> before + after.charAt(0) + c + after.substring(1);
      default -> before + KEYS.charAt(rng.nextInt(KEYS.length())) + after;
    };
  }

  /** A date of birth: day and month swapped, or a digit off. */
  LocalDate date(LocalDate date, double errors) {
    if (!rng.chance(errors)) {
      return date;
    }
    if (date.getDayOfMonth() <= 12 && rng.chance(0.5)) {
      return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
    }
    return rng.chance(0.5) ? date.plusYears(rng.between(1, 9)) : date.plusDays(rng.oneOf(1, 10));
  }

  /** A telephone number in one of the ways in which people write them. */
  @Nullable String phone(@Nullable String phone, double errors) {
    if (phone == null) {
      return null;
    }
    String national = "0" + phone.substring(4);
    if (rng.chance(errors)) {
      int at = rng.between(4, national.length() - 1);
      national = national.substring(0, at) + rng.nextInt(10) + national.substring(at + 1);
    }
    String area = national.substring(0, 3);
    String rest = national.substring(3);
    return switch (rng.nextInt(4)) {
      case 0 -> "+353" + national.substring(1);
      case 1 -> area + " " + rest.substring(0, 3) + " " + rest.substring(3);
      case 2 -> area + "-" + rest;
      default -> national;
    };
  }

  /** An address for mail; the error makes it another address. */
  String email(String email, double errors) {
    int at = email.indexOf('@');
    String typed = rng.chance(errors) ? slip(email.substring(0, at)) + email.substring(at) : email;
    return rng.chance(0.05) ? typed.toUpperCase(Locale.ROOT) : typed;
  }
}
