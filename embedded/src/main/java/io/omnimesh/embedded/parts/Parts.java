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
    RunnerJars runners = RunnerJars.beside(mesh);
    Loopback loopback = loopback();
    List<Part> parts = new ArrayList<>(core());
    parts.add(new TrinoPart(TrinoPart.Size.full(), runners, loopback, clock));
    parts.add(new ApicurioPart(loopback));
    parts.add(new MlflowPart(loopback));
    parts.addAll(sourcesOfFull(runners, loopback, clock));
    parts.add(new ServerPart(mesh, loopback));
    parts.add(new SimulatorPart(mesh, loopback));
    return parts;
  }

  /** The systems that fit on a machine of 8 GB. */
  public static List<Part> small(MeshCommand mesh, Clock clock) {
    Loopback loopback = loopback();
    List<Part> parts = new ArrayList<>(core());
    parts.add(new TrinoPart(TrinoPart.Size.small(), RunnerJars.beside(mesh), loopback, clock));
    parts.add(new ServerPart(mesh, loopback));
    parts.add(new SimulatorPart(mesh, loopback));
    return parts;
  }

  /** Databases and the log, which every profile has. */
  private static List<Part> core() {
    return List.of(new PostgresPart(), new MariaDbPart(), new RedisPart(), new KafkaPart());
  }

  /** The source systems that only the full profile has. */
  private static List<Part> sourcesOfFull(RunnerJars runners, Loopback loopback, Clock clock) {
    return List.of(
        new MongoPart(runners),
        new OpenSearchPart(runners, loopback),
        new CassandraPart(runners),
        new IgnitePart(runners),
        new S3Part(loopback, clock),
        new PrometheusPart(loopback, new SecureRandom()));
  }

  private static Loopback loopback() {
    return new Loopback(Executors.newVirtualThreadPerTaskExecutor());
  }
}
