package io.omnimesh.cli.launch;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.process.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the log of a part. */
@Command(name = "logs", description = "Show the log of a part; 'launcher' is that of up --detach.")
public final class LogsCommand implements Callable<Integer> {
  private static final int POLL_MS = 200;
  private static final int CHUNK_BYTES = 64 * 1024;

  @Parameters(paramLabel = "PART", description = "The part's name, as mesh status shows it.")
  private String part = "";

  @Option(names = "-f", description = "Go on as lines are written, until Ctrl-C.")
  private boolean follow;

  @Option(names = "-n", paramLabel = "LINES", description = "How many of the last lines (50).")
  private int lines = 50;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.find();
    MeshHome home = installation.home();
    List<String> known = new ArrayList<>(List.of("launcher"));
    new Composition(installation, Clock.systemUTC())
        .parts(Composition.Profile.FULL).stream().map(Part::name).forEach(known::add);
    Path file = home.log(PartNames.check(part, known));
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.exists(file) && !follow) {
      spec.commandLine().getErr().println(part + " has written no log yet");
      return 0;
    }
    long from = new LogFile(file).length();
    new LogFile(file).lastLines(Math.max(0, lines)).forEach(out::println);
    out.flush();
    while (follow) {
      from = copy(file, from, out);
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
    return 0;
  }

  /** Prints what was added since, and returns where to go on; a rotated log begins anew. */
  private static long copy(Path file, long from, PrintWriter out) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long position = channel.size() < from ? 0 : from;
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
      for (int read = channel.read(buffer, position);
          read > 0;
          read = channel.read(buffer, position)) {
        position += read;
        out.print(new String(buffer.array(), 0, read, StandardCharsets.UTF_8));
        buffer.clear();
      }
      out.flush();
      return position;
    }
  }
}
