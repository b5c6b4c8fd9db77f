package io.omnimesh.embedded.artifact;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.regex.Pattern;

/**
 * Names one file in a Maven repository.
 *
 * @param classifier empty where there is none
 */
public record Coordinate(
    String group, String artifact, String extension, String classifier, String version) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  /** Reads {@code group:artifact[:extension[:classifier]]:version}; the extension is jar. */
  public static Coordinate parse(String text) {
    String[] fields = text.split(":", -1);
    boolean wellFormed = fields.length >= 3 && fields.length <= 5;
    for (String field : fields) {
      wellFormed = wellFormed && NAME.matcher(field).matches() && !field.contains("..");
    }
    if (!wellFormed) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "'" + text + "' is no artifact; write group:artifact[:extension[:classifier]]:version");
    }
    return new Coordinate(
        fields[0],
        fields[1],
        fields.length > 3 ? fields[2] : "jar",
        fields.length > 4 ? fields[3] : "",
        fields[fields.length - 1]);
  }

  /** Where the file lies below the root of any Maven repository. */
  public String path() {
    String suffix = classifier.isEmpty() ? "" : "-" + classifier;
    return String.join(
        "/",
        group.replace('.', '/'),
        artifact,
        version,
        artifact + "-" + version + suffix + "." + extension);
  }

  @Override
  public String toString() {
    String middle = classifier.isEmpty() ? extension : extension + ":" + classifier;
    return String.join(":", group, artifact, middle, version);
  }
}
