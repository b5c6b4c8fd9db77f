package io.omnimesh.embedded.artifact;

/**
 * A file that must have exactly these bytes.
 *
 * @param sha256 lower-case hexadecimal
 * @param sizeBytes its length
 */
public record LockedFile(String sha256, long sizeBytes, Coordinate coordinate) {
  @Override
  public String toString() {
    return sha256 + "  " + sizeBytes + "  " + coordinate;
  }
}
