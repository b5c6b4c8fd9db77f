package io.omnimesh.embedded.supervise;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.artifact.Progress;
import io.omnimesh.embedded.install.Installer;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import io.omnimesh.embedded.part.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the launcher offers to one part. */
final class PartEnvironment implements PartContext {
  /** With less than this a database may not even start. */
  private static final long DISK_BYTES_SCARCE = 512L << 20;

  private final Part part;
  private final Surroundings surroundings;
  private final Map<String, Installer.Installed> installed = new ConcurrentHashMap<>();

  /** What all parts of an installation share. */
  record Surroundings(
      MeshHome home, Ports ports, Secrets secrets, Exports exports, Optional<Path> java17) {}

  PartEnvironment(Part part, Surroundings surroundings) {
    this.part = part;
    this.surroundings = surroundings;
  }

  /** Fetches and unpacks what the part names. */
  void install(Installer installer, Progress progress) throws IOException, InterruptedException {
    for (String name : part.artifacts()) {
      if (!installed.containsKey(name)) {
        installed.put(name, installer.install(name, progress));
      }
    }
  }

  @Override
  public MeshHome home() {
    return surroundings.home();
  }

  @Override
  public Path data() {
    MeshHome.createPrivate(home().root().resolve("data"));
    return MeshHome.createPrivate(home().data(part.name()));
  }

  @Override
  public Path config() {
    MeshHome.createPrivate(home().root().resolve("config"));
    return MeshHome.createPrivate(home().config(part.name()));
  }

  @Override
  public int port(String name) {
    return port(part.name(), name);
  }

  @Override
  public int port(String otherPart, String name) {
    return surroundings.ports().number(otherPart, name);
  }

  /** A remark for a failure where the disk is all but full; else empty. */
  String scarcity() {
    try {
      long free = Files.getFileStore(home().root()).getUsableSpace();
      return free >= DISK_BYTES_SCARCE
          ? ""
          : "; only %d MiB are free on the disk of %s".formatted(free >> 20, home().root());
    } catch (IOException unknown) {
      return "";
    }
  }

  /** The numbers of the part itself, by name. */
  Map<String, Integer> ownPorts() {
    Map<String, Integer> numbers = new ConcurrentHashMap<>();
    for (Port port : part.ports()) {
      numbers.put(port.name(), port(port.name()));
    }
    return numbers;
  }

  @Override
  public String secret(String name) {
    return secret(part.name(), name);
  }

  @Override
  public String secret(String otherPart, String name) {
    return surroundings.secrets().read(otherPart, name);
  }

  @Override
  public Path secretFile(String otherPart, String name) {
    surroundings.secrets().ensure(otherPart, name);
    return surroundings.secrets().file(otherPart, name);
  }

  @Override
  public List<Path> jars(String lock) {
    return find(lock).files();
  }

  @Override
  public Path unpacked(String lock) {
    return find(lock)
        .folder()
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.INTERNAL, "The artifacts " + lock + " have no unpack recipe"));
  }

  private Installer.Installed find(String lock) {
    Installer.Installed found = installed.get(lock);
    if (found == null) {
      throw new MeshException(
          ErrorCode.INTERNAL,
          "Part " + part.name() + " asks for artifacts " + lock + " that it does not name");
    }
    return found;
  }

  @Override
  public Path java() {
    return Jdks.own();
  }

  @Override
  public Optional<Path> java17() {
    return surroundings.java17();
  }

  @Override
  public void export(String name, String value) {
    surroundings.exports().put(name, value);
  }
}
