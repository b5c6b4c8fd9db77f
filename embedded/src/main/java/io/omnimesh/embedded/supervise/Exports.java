package io.omnimesh.embedded.supervise;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code mesh.env}, the variables that definitions refer to. Safe for use by threads. */
final class Exports {
  private final MeshHome home;
  private final Map<String, String> variables = new TreeMap<>();

  Exports(MeshHome home) {
    this.home = home;
  }

  /** Every port as {@code MESH_<PART>_PORT} or {@code MESH_<PART>_<NAME>_PORT}. */
  synchronized void ports(Ports ports) {
    ports
        .byPart()
        .forEach((part, numbers) ->
            numbers.forEach((name, number) -> {
              String middle = name.equals(Port.MAIN) ? "" : "_" + variable(name);
              variables.put("MESH_" + variable(part) + middle + "_PORT", number + "");
            }));
    write();
  }

  synchronized void put(String name, String value) {
    if (!name.matches("[A-Z][A-Z0-9_]*") || value.contains("\n")) {
      throw new IllegalArgumentException("'" + name + "' is no variable with a value of one line");
    }
    if (!value.equals(variables.put(name, value))) {
      write();
    }
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private void write() {
    Path file = home.variablesFile();
    String text =
        variables.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      Path fresh = file.resolveSibling("mesh.env.new");
      Files.writeString(fresh, "# Written by mesh up; changes are lost.\n" + text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write " + file, e);
    }
  }
}
