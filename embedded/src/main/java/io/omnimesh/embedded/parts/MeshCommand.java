package io.omnimesh.embedded.parts;

import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.PartContext;
import java.io.IOException;
import java.util.List;

/**
 * How a command of our own is started again as a child process.
 *
 * @param classPath the class path of the command line, as {@code java.class.path} holds it
 * @param mainClass the class of the command line
 * @param checkout the folder that holds {@code domains/}
 */
public record MeshCommand(String classPath, String mainClass, String checkout) {

  /** The command as a part, on the installation that the part belongs to. */
  Launch launch(PartContext context, String part, int heapMiB, List<String> arguments)
      throws IOException {
    JvmCommand command =
        JvmCommand.small(context, part)
            .heapMiB(heapMiB)
            // Ignite's driver reaches into it.
            .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
            .property("mesh.checkout", checkout)
            .environment("MESH_HOME", context.home().root().toString())
            .classPath(classPath)
            .main(mainClass);
    arguments.forEach(command::argument);
    return command.launch();
  }
}
