package io.omnimesh.server.product;

import io.omnimesh.catalog.apply.Materialiser;
import io.omnimesh.catalog.apply.ProductControl;
import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.ProductFiles;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.quality.QualityReport;
import io.omnimesh.query.lineage.TableColumns;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the routes of products stand on.
 *
 * @param files of the products
 * @param running what can be asked and changed; empty until its database answers
 */
public record ProductParts(
    ProductFiles files, Supplier<Optional<Running>> running, DriftWatch drift) {

  /**
   * The control plane of an installation that runs.
   *
   * @param columns of the sources' tables
   */
  public record Running(
      ControlState state,
      ProductControl control,
      PortCheck checks,
      Materialiser materialiser,
      TableColumns columns) {}

  /** Checks the data of a port against its contract and keeps the result. */
  @FunctionalInterface
  public interface PortCheck {
    /**
     * Checks.
     *
     * @param by who asks
     */
    QualityReport check(Port port, String by);
  }

  /**
   * The control plane.
   *
   * @throws MeshException {@code UNAVAILABLE} where its database did not answer yet
   */
  Running require() {
    return running
        .get()
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.UNAVAILABLE,
                "The database of the control plane does not answer yet; try again in a few"
                    + " seconds, GET /api/v1/status tells what is up"));
  }

  ControlState state() {
    return require().state();
  }
}
