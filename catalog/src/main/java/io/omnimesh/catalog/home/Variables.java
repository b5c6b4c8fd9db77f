package io.omnimesh.catalog.home;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves the two references that files may hold: <code>${env:NAME}</code>, a variable of the
 * process or of the installation's {@code mesh.env} (the process wins), and <code>${file:part/name}
 * </code>, the trimmed content of a file in the secrets folder. Values are never logged.
 */
public final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([A-Za-z0-9_./-]+)}");
  private static final int SECRET_BYTES_MAX = 64 * 1024;

  private final Map<String, String> variables;
  private final Path secrets;

  private Variables(Map<String, String> variables, Path secrets) {
    this.variables = Map.copyOf(variables);
    this.secrets = secrets;
  }

  /** The variables of an installation under those of the given process environment. */
  public static Variables of(MeshHome home, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>();
    Path file = home.variablesFile();
    if (Files.isRegularFile(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          int equals = line.indexOf('=');
          if (equals > 0 && !line.startsWith("#")) {
            all.put(line.substring(0, equals), line.substring(equals + 1));
          }
        }
      } catch (IOException e) {
        throw new MeshException(
            ErrorCode.INTERNAL, "Cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    all.putAll(environment);
    return new Variables(all, home.secrets());
  }

  /** Whether the installation runs a part: the launcher wrote a port of it into the variables. */
  public boolean runs(String part) {
    String prefix = "MESH_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    return variables.keySet().stream()
        .anyMatch(name -> name.startsWith(prefix) && name.endsWith("PORT"));
  }

  /** The value of a variable, if it is set. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /**
   * Replaces every reference in a text.
   *
   * @throws MeshException {@code INVALID_INPUT} where a variable is not set or a secret file is
   *     missing
   */
  public String resolve(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String value =
          matcher.group(1).equals("env") ? variable(matcher.group(2)) : secret(matcher.group(2));
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(out).toString();
  }

  private String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Variable " + name + " is not set; start the mesh with ./mesh up, or export " + name);
    }
    return value;
  }

  private String secret(String name) {
    Path file = secrets.resolve(name).normalize();
    if (!file.startsWith(secrets)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Secret " + name + " lies outside the secrets folder");
    }
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > SECRET_BYTES_MAX) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            "Secret file " + name + " is missing; put the secret into " + file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot read secret " + name + ": " + e.getMessage(), e);
    }
  }
}
