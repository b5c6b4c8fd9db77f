package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Part;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** The parts of each profile. */
public final class Parts {
  private Parts() {}

  /** Every system of the reference mesh. */
  public static List<Part> full(MeshCommand mesh, Clock clock) {
    Loopback loopback = new Loopback(Executors.newVirtualThreadPerTaskExecutor());
    List<Part> parts = new ArrayList<>(core());
    parts.add(new ApicurioPart(loopback));
    parts.addAll(sourcesOfFull(mesh, loopback, clock));
    return parts;
  }

  /** The systems that fit on a machine of 8 GB. */
  public static List<Part> small(MeshCommand mesh) {
    return new ArrayList<>(core());
  }

  /** The source systems that only the full profile has. */
  private static List<Part> sourcesOfFull(MeshCommand mesh, Loopback loopback, Clock clock) {
    RunnerJars runners = RunnerJars.beside(mesh);
    return List.of(
        new MongoPart(runners),
        new OpenSearchPart(runners, loopback),
        new CassandraPart(runners),
        new IgnitePart(runners),
        new S3Part(loopback, clock),
        new PrometheusPart(loopback, new SecureRandom()));
  }

  private static List<Part> core() {
    return List.of(new PostgresPart(), new MariaDbPart(), new RedisPart(), new KafkaPart());
  }
}
