package io.omnimesh.contract.diff;

import io.omnimesh.contract.odcs.SemanticVersion;

/** Which number of a version must rise, from none to the first. */
public enum Bump {
  NONE,
  PATCH,
  MINOR,
  MAJOR;

  /** The first version after this one that says so. */
  public SemanticVersion after(SemanticVersion version) {
    return switch (this) {
      case NONE -> version;
      case PATCH -> version.nextPatch();
      case MINOR -> version.nextMinor();
      case MAJOR -> version.nextMajor();
    };
  }

  /** The greater of the two. */
  public Bump or(Bump other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
