package io.omnimesh.embedded.artifact;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The complete list of files that a part runs from, dependencies included, so that nothing is
 * decided at run time. A text file: {@code # key: value} headers, then one {@link LockedFile} a
 * line.
 *
 * <p>Headers: {@code roots} and {@code exclude} say how the list was made (see {@code mesh lock});
 * each {@code unpack} is an {@link io.omnimesh.embedded.archive.UnpackRecipe}, kept when the list
 * is made anew.
 *
 * @param headers the lines that start with {@code #}, without it
 */
public record ArtifactLock(String name, List<String> headers, List<LockedFile> files) {
  private static final int SHORT_HASH_LENGTH = 12;

  public ArtifactLock {
    headers = List.copyOf(headers);
    files = List.copyOf(files);
  }

  /** The lock of that name that ships with the launcher. */
  public static ArtifactLock named(String name) {
    try (InputStream in = ArtifactLock.class.getResourceAsStream("/artifacts/" + name + ".lock")) {
      if (in == null) {
        throw new MeshException(
            ErrorCode.INTERNAL,
            "There is no artifact lock " + name + "; make it with mesh lock " + name + " ...");
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot read the artifact lock " + name, e);
    }
  }

  /** Reads the text of a lock file. */
  public static ArtifactLock parse(String name, String text) {
    List<String> headers = new ArrayList<>();
    List<LockedFile> files = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.startsWith("#")) {
        headers.add(line.substring(1).strip());
      } else if (!line.isBlank()) {
        files.add(file(name, number, line));
      }
    }
    return new ArtifactLock(name, headers, files);
  }

  private static LockedFile file(String name, int number, String line) {
    String[] fields = line.strip().split("\\s+", -1);
    if (fields.length != 3
        || !fields[0].matches("[0-9a-f]{64}")
        || !fields[1].matches("[0-9]{1,12}")) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Line "
              + number
              + " of the artifact lock "
              + name
              + " is not '<sha256> <size> <coordinate>'");
    }
    return new LockedFile(fields[0], Long.parseLong(fields[1]), Coordinate.parse(fields[2]));
  }

  /** The values of all headers with this key, in order. */
  public List<String> headers(String key) {
    return headers.stream()
        .filter(header -> header.startsWith(key + ":"))
        .map(header -> header.substring(key.length() + 1).strip())
        .toList();
  }

  /** The sum of all files. */
  public long sizeBytes() {
    return files.stream().mapToLong(LockedFile::sizeBytes).sum();
  }

  /** Names the exact content of this lock: equal locks have equal hashes, on every machine. */
  public String shortHash() {
    byte[] digest = Sha256.of(render().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, SHORT_HASH_LENGTH);
  }

  /** The text of the lock file. */
  public String render() {
    return headers.stream().map(header -> "# " + header + "\n").collect(Collectors.joining())
        + files.stream().map(file -> file + "\n").collect(Collectors.joining());
  }
}
