package io.omnimesh.catalog.source;

import java.util.regex.Pattern;

/**
 * A secret by reference: <code>${file:part/name}</code>, a file of the installation's secrets
 * folder, or <code>${env:NAME}</code>. The secret itself never stands in a definition, so that a
 * definition can be committed, printed and sent.
 *
 * @param reference exactly one reference
 */
public record Secret(String reference) {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?:env:[A-Za-z_][A-Za-z0-9_]*|file:[A-Za-z0-9_./-]+)}");

  public Secret {
    if (!isReference(reference)) {
      throw new IllegalArgumentException("A secret must be one ${file:..} or ${env:..} reference");
    }
  }

  /** Whether a text is one reference and nothing else. */
  public static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return reference;
  }
}
