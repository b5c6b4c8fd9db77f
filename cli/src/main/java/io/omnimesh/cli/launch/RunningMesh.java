package io.omnimesh.cli.launch;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.embedded.control.ControlClient;
import io.omnimesh.embedded.supervise.MeshStatus;

/** The mesh that other commands talk to. */
final class RunningMesh {
  private RunningMesh() {}

  /**
   * Its status.
   *
   * @throws MeshException {@code UNAVAILABLE} where no launcher runs
   */
  static MeshStatus require(ControlClient client) {
    return client
        .status()
        .orElseThrow(() ->
            new MeshException(ErrorCode.UNAVAILABLE, "The mesh does not run; start it: ./mesh up"));
  }
}
