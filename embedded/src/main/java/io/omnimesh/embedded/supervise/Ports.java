package io.omnimesh.embedded.supervise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The port numbers of an installation. A number is kept from start to start ({@code ports.json});
 * where a foreign process has taken it, the next free one is used and a notice says so.
 *
 * @param byPart numbers by part and port name
 * @param notices what a person should know
 */
record Ports(Map<String, Map<String, Integer>> byPart, List<String> notices) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HIGHEST = 65_535;

  /** Decides, without touching anything: wished, kept, preferred, else the next that is free. */
  static Ports assign(
      List<Part> parts,
      Map<String, Map<String, Integer>> kept,
      Map<String, Integer> wished,
      IntPredicate isFree) {
    Set<Integer> reserved = new HashSet<>(wished.values());
    kept.values().forEach(numbers -> reserved.addAll(numbers.values()));
    Set<Integer> assigned = new HashSet<>();
    Map<String, Map<String, Integer>> result = new TreeMap<>();
    List<String> notices = new ArrayList<>();
    for (Part part : parts) {
      Map<String, Integer> own = new TreeMap<>();
      for (Port port : part.ports()) {
        Optional<Integer> claimed =
            Optional.ofNullable(wished.get(key(part, port)))
                .or(() ->
                    Optional.ofNullable(kept.getOrDefault(part.name(), Map.of()).get(port.name())));
        int first = claimed.orElse(port.preferred());
        int number = first;
        while (assigned.contains(number)
            || (reserved.contains(number) && (claimed.isEmpty() || number != first))
            || !isFree.test(number)) {
          number = next(number, first);
        }
        if (number != first && claimed.isPresent()) {
          notices.add(
              "Port %d of %s is taken by another process; %d is used instead (mesh up --port %s=N sets one)"
                  .formatted(first, key(part, port), number, key(part, port)));
        }
        assigned.add(number);
        own.put(port.name(), number);
      }
      result.put(part.name(), own);
    }
    return new Ports(result, notices);
  }

  private static int next(int number, int first) {
    if (number >= HIGHEST) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE, "No free port was found from " + first + " upwards");
    }
    return number + 1;
  }

  /** How a port is named on the command line: {@code trino}, {@code trino.http}. */
  static String key(Part part, Port port) {
    return port.name().equals(Port.MAIN) ? part.name() : part.name() + "." + port.name();
  }

  /** Whether nothing listens on the port of the loopback interface. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** The numbers of the last start. */
  static Map<String, Map<String, Integer>> kept(MeshHome home) {
    Path file = file(home);
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      return JSON.readValue(
          Files.readString(file), new TypeReference<Map<String, Map<String, Integer>>>() {});
    } catch (JsonProcessingException e) {
      // Numbers are found anew; a damaged file must not keep the mesh down.
      return Map.of();
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot read " + file, e);
    }
  }

  /** Remembers the numbers; those of parts that do not run now are kept too. */
  void keep(MeshHome home) {
    Path file = file(home);
    Map<String, Map<String, Integer>> all = new TreeMap<>(kept(home));
    all.putAll(byPart);
    try {
      Path fresh = file.resolveSibling("ports.json.new");
      Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write " + file, e);
    }
  }

  private static Path file(MeshHome home) {
    return home.root().resolve("ports.json");
  }

  int number(String part, String port) {
    Integer number = of(part).get(port);
    if (number == null) {
      throw new MeshException(
          ErrorCode.NOT_FOUND,
          "Part "
              + part
              + " has no port "
              + port
              + " in this profile; start it with --profile full");
    }
    return number;
  }

  Map<String, Integer> of(String part) {
    return byPart.getOrDefault(part, Map.of());
  }
}
