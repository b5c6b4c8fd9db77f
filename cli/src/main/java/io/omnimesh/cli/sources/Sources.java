package io.omnimesh.cli.sources;

import io.omnimesh.catalog.domain.DomainFiles;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.cli.home.Installation;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.catalogs.SourceService;
import io.omnimesh.query.client.TrinoClient;

/** Wires the sources of the installation that a command works on. */
final class Sources {
  private final Installation installation = Installation.find();
  private final Variables variables = installation.variables();

  DomainFiles files() {
    return new DomainFiles(installation.domains());
  }

  /** Whether the mesh was ever started, so that Trino's address is known. */
  boolean started() {
    return variables.find("MESH_TRINO_PORT").isPresent();
  }

  SourceService service() {
    if (!started()) {
      throw new MeshException(
          ErrorCode.UNAVAILABLE, "The mesh was never started here; start it with ./mesh up");
    }
    return new SourceService(
        installation.home(), variables, files(), TrinoClient.of(installation.home(), variables));
  }
}
