package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Part;
import java.util.ArrayList;
import java.util.List;

/** The parts of each profile. */
public final class Parts {
  private Parts() {}

  /** Every system of the reference mesh. */
  public static List<Part> full(MeshCommand mesh) {
    return new ArrayList<>(core());
  }

  /** The systems that fit on a machine of 8 GB. */
  public static List<Part> small(MeshCommand mesh) {
    return new ArrayList<>(core());
  }

  private static List<Part> core() {
    return List.of(new PostgresPart(), new MariaDbPart(), new RedisPart());
  }
}
