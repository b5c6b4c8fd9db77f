package io.omnimesh.embedded.install;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one archive of a lock is unpacked, written in the lock as
 *
 * <pre>{@code # unpack: ARTIFACT [strip=N] [inner=NAME] [keep=PREFIX]... [executable=PREFIX]...}
 * </pre>
 *
 * @param artifact the artifact id of the archive
 * @param strip how many leading folders of each entry are dropped
 * @param inner the entry (its last name, {@code *} at the start stands for any beginning) that is
 *     itself the archive, as in a jar that carries a {@code .txz}; empty for none
 * @param keep prefixes of the entries, after stripping, that are kept; without any, all are
 * @param executable prefixes of files that are made executable, for archives that carry no modes
 */
public record UnpackRecipe(
    String artifact, int strip, String inner, List<String> keep, List<String> executable) {
  private static final int STRIP_MAX = 9;

  public UnpackRecipe {
    keep = List.copyOf(keep);
    executable = List.copyOf(executable);
  }

  /** Reads the value of an {@code unpack} header. */
  public static UnpackRecipe parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    int strip = 0;
    String inner = "";
    List<String> keep = new ArrayList<>();
    List<String> executable = new ArrayList<>();
    for (String word : List.of(words).subList(1, words.length)) {
      String value = word.substring(word.indexOf('=') + 1);
      switch (word.substring(0, Math.max(0, word.indexOf('=')))) {
        case "strip" -> strip = strip(value, text);
        case "inner" -> inner = value;
        case "keep" -> keep.add(value);
        case "executable" -> executable.add(value);
        default -> throw refused(text);
      }
    }
    return new UnpackRecipe(words[0], strip, inner, keep, executable);
  }

  private static int strip(String value, String text) {
    if (value.length() != 1 || !Character.isDigit(value.charAt(0))) {
      throw refused(text);
    }
    return Math.min(STRIP_MAX, value.charAt(0) - '0');
  }

  private static MeshException refused(String text) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        "The recipe 'unpack: "
            + text
            + "' is not 'ARTIFACT [strip=N] [inner=NAME] [keep=PREFIX]... [executable=PREFIX]...'");
  }

  /** The name below the target folder of an entry; empty where nothing is left of it. */
  Optional<String> strippedName(String entry) {
    String name = entry.startsWith("./") ? entry.substring(2) : entry;
    for (int i = 0; i < strip; i++) {
      int slash = name.indexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      name = name.substring(slash + 1);
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  boolean keeps(String name) {
    return keep.isEmpty() || keep.stream().anyMatch(name::startsWith);
  }

  boolean makesExecutable(String name) {
    return executable.stream().anyMatch(name::startsWith);
  }

  boolean isInner(String entry) {
    String name = entry.substring(entry.lastIndexOf('/') + 1);
    return inner.startsWith("*") ? name.endsWith(inner.substring(1)) : name.equals(inner);
  }
}
