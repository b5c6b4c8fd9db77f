package io.omnimesh.cli.home;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import java.nio.file.Path;

/**
 * The installation that a command works on: {@code $MESH_HOME} or {@code .mesh} of the checkout.
 */
public record Installation(Path checkout, MeshHome home) {

  /** As the process' environment and the launcher script say. */
  public static Installation find() {
    Path checkout = Path.of(System.getProperty("mesh.checkout", ".")).toAbsolutePath().normalize();
    String named = System.getenv("MESH_HOME");
    Path root = named == null || named.isBlank() ? checkout.resolve(".mesh") : Path.of(named);
    return new Installation(checkout, new MeshHome(root));
  }

  /** The folder of the domains: {@code $MESH_DOMAINS} or {@code domains} of the checkout. */
  public Path domains() {
    String named = System.getenv("MESH_DOMAINS");
    return named == null || named.isBlank()
        ? checkout.resolve("domains")
        : Path.of(named).toAbsolutePath().normalize();
  }

  /** The variables as they are now; the launcher writes them at each start. */
  public Variables variables() {
    return Variables.of(home, System.getenv());
  }
}
