package io.omnimesh.catalog.state;

/**
 * One major of one port of a product.
 *
 * @param port unique in its domain, as readers see it as a table there
 * @param major from 1
 */
public record PortId(String domain, String product, String port, int major) {
  public PortId {
    if (major < 0) {
      throw new IllegalArgumentException("The major of a port must not be negative: " + major);
    }
  }

  /** The schema and table under which readers find it: {@code ecommerce.orders_v1}. */
  public String table() {
    return domain + '.' + port + "_v" + major;
  }

  @Override
  public String toString() {
    return domain + '/' + product + '/' + port + " v" + major;
  }
}
