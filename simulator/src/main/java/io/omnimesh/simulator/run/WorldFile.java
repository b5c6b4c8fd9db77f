package io.omnimesh.simulator.run;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.world.WorldSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Properties;

/** The settings of an installation's world; chosen once, so that a restart goes on in it. */
public final class WorldFile {
  private final Path file;

  public WorldFile(MeshHome home) {
    this.file = MeshHome.createPrivate(home.data("simulator")).resolve("world.properties");
  }

  /** The settings, if they were chosen. */
  public Optional<WorldSettings> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
      return Optional.of(
          new WorldSettings(
              Long.parseLong(properties.getProperty("seed")),
              LocalDate.parse(properties.getProperty("start")),
              Integer.parseInt(properties.getProperty("stores")),
              Integer.parseInt(properties.getProperty("products")),
              Integer.parseInt(properties.getProperty("customers")),
              Double.parseDouble(properties.getProperty("intensity"))));
    } catch (IOException | NumberFormatException | NullPointerException | DateTimeException e) {
      throw new MeshException(
          ErrorCode.INTERNAL,
          "The world's settings in %s cannot be read; run `mesh reset` to begin a new world"
              .formatted(file),
          e);
    }
  }

  /** Chooses settings. */
  public void write(WorldSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("seed", Long.toString(settings.seed()));
    properties.setProperty("start", settings.start().toString());
    properties.setProperty("stores", Integer.toString(settings.stores()));
    properties.setProperty("products", Integer.toString(settings.products()));
    properties.setProperty("customers", Integer.toString(settings.customers()));
    properties.setProperty("intensity", Double.toString(settings.intensity()));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      try (Writer out = Files.newBufferedWriter(next)) {
        properties.store(out, null);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** The name under which source systems remember a world. */
  static String name(WorldSettings settings) {
    return "seed %d from %s: %d stores, %d products, %d customers, intensity %s"
        .formatted(
            settings.seed(),
            settings.start(),
            settings.stores(),
            settings.products(),
            settings.customers(),
            settings.intensity());
  }
}
