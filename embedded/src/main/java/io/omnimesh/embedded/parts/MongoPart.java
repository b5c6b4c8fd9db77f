package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.util.List;

/**
 * A server that speaks the MongoDB protocol: the product catalogue. It is an emulation, as no
 * mongod can be had from a package registry; it knows no users.
 */
final class MongoPart implements Part {
  private static final String NAME = "mongodb";
  private static final String DATABASE = "ecommerce_catalogue";

  private final RunnerJars runners;

  MongoPart(RunnerJars runners) {
    this.runners = runners;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "MongoDB protocol (emulated): product documents, prices, reviews";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(27117));
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 320;
  }

  @Override
  public Launch prepare(PartContext context) throws IOException {
    return JvmCommand.small(context, NAME)
        .heapMiB(96)
        .option("-XX:MaxDirectMemorySize=32m")
        .property("org.slf4j.simpleLogger.defaultLogLevel", "warn")
        .property("io.netty.allocator.numDirectArenas", 1)
        .property("io.netty.allocator.numHeapArenas", 1)
        .classPath(List.of(runners.of("mongo")))
        .classPath(context.jars(NAME))
        .main("io.omnimesh.runners.mongo.MongoRunner")
        .argument(context.data().resolve("documents.mv.db"))
        .argument(context.port())
        .launch();
  }

  @Override
  public void probe(PartContext context) throws IOException {
    MongoWire.findOne(context.port(), DATABASE, "products");
  }
}
