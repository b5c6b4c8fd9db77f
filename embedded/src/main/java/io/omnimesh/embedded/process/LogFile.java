package io.omnimesh.embedded.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log that a process appends to by itself. It is rotated by copying and truncating, as the
 * process keeps the file open; a line written between the two may be lost.
 */
public record LogFile(Path path) {
  /** How much of the end is read to find a reason or the last lines. */
  private static final int TAIL_BYTES_MAX = 256 * 1024;

  private static final int REASON_LENGTH_MAX = 300;
  private static final Pattern STACK_FRAME =
      Pattern.compile("^\\s+at .*|^\\s*\\.\\.\\. \\d+ (more|common frames).*|^\\s*File \".*");
  private static final Pattern TELLING =
      Pattern.compile(
          "(?i).*\\b(error|fatal|panic|exception|caused"
              + " by|failed|refused|cannot|denied|killed|abort\\w*)\\b.*|.*(Error|Exception)\\b.*");

  /** What the machine lacks; programs say it once and then only that they give up. */
  private static final Pattern DECISIVE =
      Pattern.compile(
          "(?i).*(no space left|\\berror 28\\b|disk quota|cannot allocate memory|outofmemoryerror"
              + "|address already in use|too many open files).*");

  /** So many lines before the end may tell why it ended; what is older was survived. */
  private static final int DECISIVE_LINES_MAX = 100;

  /** The length now; where the next start begins. */
  public long length() {
    try {
      return Files.exists(path) ? Files.size(path) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Moves the content to {@code .1} (and {@code .1} to {@code .2} ...) once it is too long. */
  public void rotate(long bytesMax, int kept) throws IOException {
    if (length() <= bytesMax) {
      return;
    }
    for (int i = kept - 1; i >= 1; i--) {
      if (Files.exists(rotated(i))) {
        Files.move(rotated(i), rotated(i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.copy(path, rotated(1), StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  private Path rotated(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  /** The last lines, at most so many. */
  public List<String> lastLines(int linesMax) {
    List<String> lines = linesAfter(0);
    return lines.subList(Math.max(0, lines.size() - linesMax), lines.size());
  }

  /**
   * What the process says about its end: the last line that names what the machine lacks, else the
   * last that speaks of a failure, else the last one.
   *
   * @param start the log's length when the process was started
   * @return empty where it wrote nothing
   */
  public String reasonAfter(long start) {
    String last = "";
    String telling = "";
    String decisive = "";
    List<String> lines = linesAfter(start);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || STACK_FRAME.matcher(line).matches()) {
        continue;
      }
      last = line.strip();
      if (TELLING.matcher(line).matches()) {
        telling = last;
      }
      if (lines.size() - i <= DECISIVE_LINES_MAX && DECISIVE.matcher(line).matches()) {
        decisive = last;
      }
    }
    String reason = !decisive.isEmpty() ? decisive : !telling.isEmpty() ? telling : last;
    return reason.length() <= REASON_LENGTH_MAX
        ? reason
        : reason.substring(0, REASON_LENGTH_MAX) + " ...";
  }

  private List<String> linesAfter(long start) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      // A start behind the end means that the file was truncated since.
      long from = Math.max(start > size ? 0 : start, size - TAIL_BYTES_MAX);
      ByteBuffer buffer = ByteBuffer.allocate((int) (size - from));
      while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
        // Reads on.
      }
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>(text.lines().toList());
      if (from > start && lines.size() > 1) {
        lines.removeFirst();
      }
      return lines;
    } catch (IOException missing) {
      return List.of();
    }
  }
}
