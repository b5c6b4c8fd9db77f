package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import io.omnimesh.embedded.part.Shutdown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Apache Ignite: the warehouse's stock and tasks, in memory and on disk. */
final class IgnitePart implements Part {
  private static final String NAME = "ignite";
  private static final String INTERNAL = "internal";

  /** Packages of the JDK that Ignite reaches into, as its own start script opens them. */
  private static final List<String> OPENED =
      List.of(
          "java.base/jdk.internal.access",
          "java.base/jdk.internal.misc",
          "java.base/sun.nio.ch",
          "java.base/sun.util.calendar",
          "java.management/com.sun.jmx.mbeanserver",
          "jdk.internal.jvmstat/sun.jvmstat.monitor",
          "java.base/sun.reflect.generics.reflectiveObjects",
          "jdk.management/com.sun.management.internal",
          "java.base/java.io",
          "java.base/java.nio",
          "java.base/java.net",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.locks",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.math",
          "java.sql/java.sql",
          "java.base/java.time",
          "java.base/java.text",
          "java.management/sun.management");

  private final RunnerJars runners;

  IgnitePart(RunnerJars runners) {
    this.runners = runners;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Apache Ignite: warehouse stock and tasks";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.main(21080), new Port(INTERNAL, 21081));
  }

  @Override
  public List<String> secrets() {
    return List.of("admin", "writer", "reader");
  }

  @Override
  public List<String> artifacts() {
    return List.of(NAME);
  }

  @Override
  public int memoryMaxMiB() {
    return 640;
  }

  /** A last checkpoint makes the next start short. */
  @Override
  public Shutdown shutdown() {
    return new Shutdown("TERM", Duration.ofSeconds(15));
  }

  @Override
  public Launch prepare(PartContext context) throws IOException {
    JvmCommand command = JvmCommand.small(context, NAME);
    OPENED.forEach(opened -> command.option("--add-opens=" + opened + "=ALL-UNNAMED"));
    return command
        .heapMiB(160)
        .option("-XX:MaxDirectMemorySize=64m")
        .property("IGNITE_QUIET", true)
        .property("IGNITE_NO_ASCII", true)
        .property("IGNITE_UPDATE_NOTIFIER", false)
        .property("IGNITE_PERFORMANCE_SUGGESTIONS_DISABLED", true)
        .property("IGNITE_NO_SHUTDOWN_HOOK", false)
        .classPath(List.of(runners.of(NAME)))
        .classPath(context.jars(NAME))
        .main("io.omnimesh.runners.ignite.IgniteRunner")
        .argument(context.data())
        .argument(context.home().secrets().resolve(NAME))
        .argument(context.port())
        .argument(context.port(INTERNAL))
        .launch();
  }

  @Override
  public void probe(PartContext context) throws IOException {
    IgniteWire.query(context.port(), "reader", context.secret("reader"), "SELECT 1");
  }
}
