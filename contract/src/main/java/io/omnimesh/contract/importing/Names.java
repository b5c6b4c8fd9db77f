package io.omnimesh.contract.importing;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names and ids that references of the standard can name. */
final class Names {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern WORD_ENDS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z0-9]+");

  private Names() {}

  /** A name as it is where it is plain already, else in small letters with underscores. */
  static String plain(String name) {
    if (PLAIN.matcher(name).matches()) {
      return name;
    }
    String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String plain = OTHER.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("_");
    plain = plain.replaceAll("^_+|_+$", "");
    if (plain.isEmpty()) {
      return "column";
    }
    return Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
  }

  /** A name that is not taken yet; a number is added where it is. */
  static String free(String name, Collection<String> taken) {
    Set<String> all = new HashSet<>(taken);
    String free = name;
    for (int n = 2; all.contains(free); n++) {
      free = name + "_" + n;
    }
    return free;
  }

  /** The words of a name in small letters: {@code customerEMail_1} is customer, e, mail, 1. */
  static List<String> words(String name) {
    return WORD_ENDS
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
