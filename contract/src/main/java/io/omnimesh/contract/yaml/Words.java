package io.omnimesh.contract.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/** Checks the words that every kind of definition uses: names, references, addresses of people. */
public final class Words {
  /** The value of {@code apiVersion} in every definition. */
  public static final String API_VERSION = "omnimesh/v1";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern PART = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

  private Words() {}

  /** Takes the head that every definition begins with, {@code apiVersion} and {@code kind}. */
  public static void head(YamlFields fields, String kind) {
    YamlNode.Text version = fields.text("apiVersion");
    if (!version.text().equals(API_VERSION)) {
      throw version
          .place()
          .refuse(
              "apiVersion '" + version.text() + "' is not known to this release",
              "write 'apiVersion: " + API_VERSION + "'");
    }
    YamlNode.Text actual = fields.text("kind");
    if (!actual.text().equals(kind)) {
      throw actual
          .place()
          .refuse(
              "this file must hold a " + kind + ", not a '" + actual.text() + "'",
              "write 'kind: " + kind + "'");
    }
  }

  /** A name that SQL takes without quotes. */
  public static String name(YamlNode.Text text, String what) {
    if (!NAME.matcher(text.text()).matches()) {
      throw text.place()
          .refuse(
              what + " '" + text.text() + "' is not a plain SQL name",
              "begin with a letter; use a to z, 0 to 9 and _, at most 63 of them");
    }
    return text.text();
  }

  /** Whether a word is a name that SQL takes without quotes. */
  public static boolean isName(String word) {
    return NAME.matcher(word).matches();
  }

  /** A name of a part of the embedded mesh: lower case, digits and hyphens. */
  public static String part(YamlNode node) {
    YamlNode.Text text = YamlFields.asText("parts", node);
    if (!PART.matcher(text.text()).matches()) {
      throw text.place()
          .refuse(
              "'" + text.text() + "' is not a part's name", "mesh status lists the parts' names");
    }
    return text.text();
  }

  /** An address to which people write. */
  public static String email(YamlNode.Text text) {
    if (!EMAIL.matcher(text.text()).matches()) {
      throw text.place()
          .refuse(
              "'" + text.text() + "' is not an e-mail address", "write one such as team@shop.test");
    }
    return text.text();
  }

  /** One of a few words. */
  public static String oneOf(YamlNode.Text text, String key, Set<String> words) {
    if (!words.contains(text.text())) {
      throw text.place()
          .refuse(
              "'" + text.text() + "' is not a value of '" + key + "'",
              DidYouMean.mend(text.text(), words.stream().sorted().toList()));
    }
    return text.text();
  }
}
