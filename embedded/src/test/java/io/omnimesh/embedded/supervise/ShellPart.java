package io.omnimesh.embedded.supervise;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part that is a shell script: it creates a file once it works, and its probe looks for it.
 *
 * @param script what it runs; {@code $READY} is the file to create
 */
record ShellPart(
    String name,
    Set<String> needs,
    List<Port> ports,
    String script,
    int memoryMaxMiB,
    Optional<String> reason)
    implements Part {
  private static final String SLEEP = "touch \"$READY\"; while :; do sleep 0.05; done";

  static ShellPart named(String name) {
    return new ShellPart(name, Set.of(), List.of(), SLEEP, 512, Optional.empty());
  }

  ShellPart needing(String... others) {
    return new ShellPart(name, Set.of(others), ports, script, memoryMaxMiB, reason);
  }

  ShellPart listeningAt(int port) {
    return new ShellPart(name, needs, List.of(Port.main(port)), script, memoryMaxMiB, reason);
  }

  ShellPart running(String command) {
    return new ShellPart(name, needs, ports, command, memoryMaxMiB, reason);
  }

  ShellPart saying(String text) {
    return running("echo '" + text + "'; " + SLEEP);
  }

  /** Writes its start and its end into a file that several parts share. */
  ShellPart logging(Path events) {
    return running(
        "trap 'echo "
            + name
            + " stopped >> "
            + events
            + "; exit 0' TERM; echo "
            + name
            + " started >> "
            + events
            + "; "
            + SLEEP);
  }

  /** Keeps so many bytes in memory. */
  ShellPart holding(int bytes) {
    return running("kept=$(head -c " + bytes + " /dev/zero | tr '\\0' x); " + SLEEP);
  }

  ShellPart limitedTo(int mebibytes) {
    return new ShellPart(name, needs, ports, script, mebibytes, reason);
  }

  ShellPart unavailableBecause(String why) {
    return new ShellPart(name, needs, ports, script, memoryMaxMiB, Optional.of(why));
  }

  @Override
  public String description() {
    return "a shell script";
  }

  @Override
  public List<String> secrets() {
    return List.of("admin");
  }

  @Override
  public Optional<String> unavailable(PartContext context) {
    return reason;
  }

  @Override
  public Launch prepare(PartContext context) throws IOException {
    Files.deleteIfExists(ready(context));
    return new Launch(
        List.of("sh", "-c", script), Map.of("READY", ready(context).toString()), context.data());
  }

  @Override
  public void probe(PartContext context) throws IOException {
    if (!Files.exists(ready(context))) {
      throw new IOException("it does not work yet");
    }
  }

  private static Path ready(PartContext context) {
    return context.config().resolve("ready");
  }
}
