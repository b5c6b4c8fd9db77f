package io.omnimesh.catalog.source;

import java.util.regex.Pattern;

/**
 * A value of a definition that may hold references, <code>${env:NAME}</code>. References stay
 * references here; they are resolved when a connection is made.
 *
 * @param text the text as it stands in the file
 */
public record Setting(String text) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");

  public Setting {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A setting must not be empty");
    }
  }

  public static Setting of(String text) {
    return new Setting(text);
  }

  /** Whether the value is known only when the references are resolved. */
  public boolean hasReference() {
    return REFERENCE.matcher(text).find();
  }

  @Override
  public String toString() {
    return text;
  }
}
