package io.omnimesh.contract.rule;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.regex.Pattern;

/**
 * A regular expression of a contract. Contracts write ECMA-262 (with its flag {@code u}), the
 * gateway runs java.util.regex and Trino runs Joni; the three differ in what {@code $}, {@code .},
 * {@code \d}, {@code \w}, {@code \s} and {@code \b} mean. The pattern is therefore rewritten with
 * explicit sets and anchors into one text that both engines read alike, and what has no such
 * rewriting is refused: back references, lookbehind, {@code \p{..}}, inline flags, possessive
 * quantifiers.
 *
 * <p>A pattern matches where it is found anywhere in a text, as in JSON Schema; {@code ^} and
 * {@code $} bind it to the text's very begin and end.
 *
 * @param source as the contract has it
 * @param portable the same for java.util.regex and for Trino's {@code regexp_like}
 */
public record EcmaPattern(String source, String portable) {
  /** Longer patterns are refused. */
  public static final int LENGTH_MAX = 2_000;

  /**
   * Reads a pattern.
   *
   * @throws MeshException {@code INVALID_INPUT} where it is no pattern or none that all engines
   *     judge alike
   */
  public static EcmaPattern of(String source) {
    if (source.length() > LENGTH_MAX) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "The pattern is longer than " + LENGTH_MAX + " characters; split it into more rules");
    }
    return new EcmaPattern(source, new EcmaReader(source).read());
  }

  /** For {@code find()}. */
  public Pattern compiled() {
    return Pattern.compile(portable);
  }
}
