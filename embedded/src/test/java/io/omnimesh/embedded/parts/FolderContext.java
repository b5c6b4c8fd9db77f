package io.omnimesh.embedded.parts;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.embedded.part.Part;
import io.omnimesh.embedded.part.PartContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a part is given before it starts, in a folder of the test; nothing is downloaded or run.
 *
 * @param java17 empty for a machine without JDK 17
 */
record FolderContext(MeshHome home, Part part, Optional<Path> java17) implements PartContext {
  static final String SECRET_START = "Secret0Of0";

  @Override
  public Path data() {
    return MeshHome.createPrivate(home.data(part.name()));
  }

  @Override
  public Path config() {
    return MeshHome.createPrivate(home.config(part.name()));
  }

  @Override
  public int port(String name) {
    return part.ports().stream()
        .filter(port -> port.name().equals(name))
        .findFirst()
        .orElseThrow()
        .preferred();
  }

  @Override
  public int port(String otherPart, String name) {
    return 29464;
  }

  @Override
  public String secret(String name) {
    return secret(part.name(), name);
  }

  @Override
  public String secret(String otherPart, String name) {
    return SECRET_START + otherPart + "0" + name.replace('_', '0');
  }

  @Override
  public Path secretFile(String otherPart, String name) {
    return home.secrets().resolve(otherPart).resolve(name);
  }

  @Override
  public List<Path> jars(String lock) {
    return List.of(home.root().resolve(lock + ".jar"));
  }

  @Override
  public Path unpacked(String lock) {
    return home.root().resolve("unpacked").resolve(lock);
  }

  @Override
  public Path java() {
    return file("jdk25/bin/java");
  }

  @Override
  public void export(String name, String value) {
    // Nobody reads it here.
  }

  Path file(String name) {
    try {
      Path file = home.root().resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      return Files.exists(file) ? file : Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
