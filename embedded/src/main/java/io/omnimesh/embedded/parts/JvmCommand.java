package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.PartContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds the command of a part that runs on a JVM. The flags are those that make a small server
 * cheap on a small machine; they are written to {@code java.args} in the part's configuration
 * folder, so that the process list stays short and a person can start the same process by hand.
 *
 * <p>Not thread-safe; made, filled and launched by one {@code prepare}.
 */
final class JvmCommand {
  private final PartContext context;
  private final List<String> options = new ArrayList<>();
  private final List<String> classPath = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String mainClass = "";

  private JvmCommand(PartContext context) {
    this.context = context;
  }

  /** Serial collector, the quick compiler only, small stacks: for servers that mostly wait. */
  static JvmCommand small(PartContext context, String part) {
    return new JvmCommand(context)
        .option("-XX:+UseSerialGC")
        .option("-XX:TieredStopAtLevel=1")
        .option("-Xss512k");
  }

  /** Every compiler tier; the part names its collector itself. */
  static JvmCommand large(PartContext context, String part) {
    return new JvmCommand(context);
  }

  /** The most heap that it may take, in MiB. */
  JvmCommand heapMiB(int max) {
    return option("-Xmx" + max + "m");
  }

  /** An option of the JVM itself. */
  JvmCommand option(String option) {
    options.add(option);
    return this;
  }

  /** A system property. */
  JvmCommand property(String name, Object value) {
    return option("-D" + name + "=" + value);
  }

  JvmCommand classPath(Collection<Path> jars) {
    jars.forEach(jar -> classPath.add(jar.toString()));
    return this;
  }

  /** A class path as {@code java.class.path} holds it. */
  JvmCommand classPath(String joined) {
    classPath.add(joined);
    return this;
  }

  JvmCommand main(String className) {
    mainClass = className;
    return this;
  }

  /** An argument of the program. It stands in a file that the owner alone can read. */
  JvmCommand argument(Object argument) {
    arguments.add(argument.toString());
    return this;
  }

  /** A variable of the process; the place for a secret that the program can read nowhere else. */
  JvmCommand environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The process on the mesh's own JDK, in the part's data folder. */
  Launch launch() throws IOException {
    return launchOnJava25();
  }

  /** A program that runs once, before the part's own process. */
  Launch launchOnce() throws IOException {
    return launchOnJava25();
  }

  private Launch launchOnJava25() throws IOException {
    List<String> flags = new ArrayList<>(commonFlags());
    flags.add("-XX:+UseCompactObjectHeaders");
    // Allowed by name it would cost the JVM its prepared module graph.
    flags.add("--illegal-native-access=allow");
    flags.add("--sun-misc-unsafe-memory-access=allow");
    return launch(context.java(), flags);
  }

  /** The process on JDK 17, which knows neither the archive nor the compact headers. */
  Launch launchOnJava17() throws IOException {
    return launch(context.java17().orElseThrow(), commonFlags());
  }

  private List<String> commonFlags() {
    List<String> flags = new ArrayList<>();
    // A JVM without memory limps on in states that no probe foresees; the supervisor starts a new
    // one.
    flags.add("-XX:+ExitOnOutOfMemoryError");
    // The counters for jps would stay behind in /tmp after kill -9.
    flags.add("-XX:+PerfDisableSharedMem");
    flags.add("-Djava.awt.headless=true");
    return flags;
  }

  private Launch launch(Path java, List<String> flags) throws IOException {
    List<String> lines = new ArrayList<>(flags);
    lines.addAll(options);
    lines.add("-cp");
    lines.add(joinedClassPath());
    lines.add(mainClass);
    lines.addAll(arguments);
    Path file = argumentFile(context);
    Folders.writePrivate(
        file, lines.stream().map(JvmCommand::quoted).collect(Collectors.joining("\n", "", "\n")));
    // glibc gives each thread an arena of up to 64 MiB; two are enough for all of them.
    environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
    return new Launch(List.of(java.toString(), "@" + file), environment, context.data());
  }

  /** Where the JVM's arguments stand; in the process list it tells one part from the others. */
  static Path argumentFile(PartContext context) {
    return context.config().resolve("java.args");
  }

  private String joinedClassPath() {
    return String.join(File.pathSeparator, classPath);
  }

  /** One argument as the JDK's argument files expect it. */
  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
