package io.omnimesh.catalog.product;

import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.schema.TableSchema;
import java.time.Duration;
import java.util.Optional;

/**
 * One major of one port, as its files want it.
 *
 * @param contractFile where the contract stands, for people
 * @param contractText the contract's file as written
 * @param transform the query that makes it; empty for streams
 * @param schedule how often a table is made anew; empty: on demand alone
 */
public record Port(
    PortId id,
    PortKind kind,
    DataContract contract,
    String contractFile,
    String contractText,
    Optional<String> transform,
    Optional<Duration> schedule) {

  /**
   * The object that the contract describes; the reader of the files sees to it that there is one.
   */
  public SchemaObject object() {
    return contract.schema().getFirst();
  }

  public TableSchema schema() {
    return TableSchema.of(object());
  }

  public Lifecycle lifecycle() {
    return Lifecycle.of(contract.status());
  }
}
