package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.util.List;
import java.util.Set;

/**
 * The retail world, live: {@code mesh simulate --live} as a child process. It waits for the sources
 * that it writes to and tries again where one is away, so it needs few of them to start.
 */
final class SimulatorPart implements Part {
  private static final String NAME = "simulator";
  private static final String METRICS = "metrics";
  private static final int HEAP_MIB = 384;

  private final MeshCommand mesh;
  private final Loopback loopback;

  SimulatorPart(MeshCommand mesh, Loopback loopback) {
    this.mesh = mesh;
    this.loopback = loopback;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "The retail world: writes live into every source";
  }

  @Override
  public Set<String> needs() {
    return Set.of("postgresql", "mariadb", "redis", "kafka");
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port(METRICS, 29464));
  }

  @Override
  public int memoryMaxMiB() {
    return 1_024;
  }

  @Override
  public Launch prepare(PartContext context) throws Exception {
    return mesh.launch(context, NAME, HEAP_MIB, List.of("simulate", "--live"));
  }

  /** Works once every source has what happened until now, or is known to be in trouble. */
  @Override
  public void probe(PartContext context) throws Exception {
    loopback.succeed(Loopback.request(context.port(METRICS), "/health").GET().build());
  }
}
