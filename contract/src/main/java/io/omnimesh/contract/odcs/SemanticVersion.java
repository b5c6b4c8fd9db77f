package io.omnimesh.contract.odcs;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A version of semver.org: {@code 2.1.0}. What follows a hyphen or a plus is not compared. */
public record SemanticVersion(int major, int minor, int patch)
    implements Comparable<SemanticVersion> {
  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?(?:[-+].{0,60})?");
  private static final Comparator<SemanticVersion> ORDER =
      Comparator.comparingInt(SemanticVersion::major)
          .thenComparingInt(SemanticVersion::minor)
          .thenComparingInt(SemanticVersion::patch);

  /**
   * Reads a version; left out numbers are 0.
   *
   * @throws MeshException {@code INVALID_INPUT} where it is none
   */
  public static SemanticVersion parse(String text) {
    return find(text)
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.INVALID_INPUT,
                "'" + text + "' is not a version; write major.minor.patch, such as 1.0.0"));
  }

  /** Reads a version, if it is one. */
  public static Optional<SemanticVersion> find(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new SemanticVersion(
                number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3))))
        : Optional.empty();
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  public SemanticVersion nextMajor() {
    return new SemanticVersion(major + 1, 0, 0);
  }

  public SemanticVersion nextMinor() {
    return new SemanticVersion(major, minor + 1, 0);
  }

  public SemanticVersion nextPatch() {
    return new SemanticVersion(major, minor, patch + 1);
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
