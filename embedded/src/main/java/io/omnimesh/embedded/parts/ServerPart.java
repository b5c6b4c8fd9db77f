package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.util.List;
import java.util.Set;

/** Our own REST server: {@code mesh serve} as a child process. */
final class ServerPart implements Part {
  private static final String NAME = "server";
  private static final int HEAP_MIB = 256;

  private final MeshCommand mesh;
  private final Loopback loopback;

  ServerPart(MeshCommand mesh, Loopback loopback) {
    this.mesh = mesh;
    this.loopback = loopback;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "OmniMesh's REST server";
  }

  @Override
  public Set<String> needs() {
    return Set.of("trino");
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(8080));
  }

  @Override
  public int memoryMaxMiB() {
    return 768;
  }

  @Override
  public Launch prepare(PartContext context) throws Exception {
    return mesh.launch(context, NAME, HEAP_MIB, List.of("serve", "--embedded"));
  }

  /** Asks whether it serves; what Trino can do is Trino's own probe's business. */
  @Override
  public void probe(PartContext context) throws Exception {
    loopback.succeed(Loopback.request(context.port(), "/health/live").GET().build());
  }
}
