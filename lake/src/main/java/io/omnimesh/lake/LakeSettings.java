package io.omnimesh.lake;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.catalog.source.SourceConnection;
import java.nio.file.Path;

/**
 * Where the lake lies.
 *
 * @param host of the PostgreSQL that keeps the pointers
 * @param catalog the name under which it keeps them
 * @param warehouse the folder that the locations {@code local:///...} mean
 */
public record LakeSettings(
    String host,
    int port,
    String database,
    String user,
    String password,
    String catalog,
    Path warehouse) {
  public LakeSettings {
    warehouse = warehouse.toAbsolutePath().normalize();
  }

  /** As its source file says it. */
  public static LakeSettings of(
      SourceConnection.IcebergJdbc source, MeshHome home, Variables variables) {
    return new LakeSettings(
        variables.resolve(source.endpoint().host().text()),
        Integer.parseInt(variables.resolve(source.endpoint().port().text())),
        variables.resolve(source.database().text()),
        variables.resolve(source.login().user().text()),
        variables.resolve(source.login().password().reference()),
        variables.resolve(source.catalog().text()),
        home.root().resolve(variables.resolve(source.warehouse().text())));
  }

  /** The lake that every installation has. */
  public static LakeSettings of(MeshHome home, Variables variables) {
    return new LakeSettings(
        "127.0.0.1",
        Integer.parseInt(variables.resolve("${env:MESH_POSTGRESQL_PORT}")),
        "lake",
        "lake",
        variables.resolve("${file:postgresql/lake}"),
        "lake",
        home.data("lake"));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "catalog %s in database %s at %s:%d as %s, files in %s"
        .formatted(catalog, database, host, port, user, warehouse);
  }
}
