package io.omnimesh.catalog.state;

import java.util.Comparator;

/**
 * One major of one port, the thing that consumers rely on.
 *
 * @param port the table's name without its major
 */
public record PortId(String domain, String product, String port, int major)
    implements Comparable<PortId> {
  private static final Comparator<PortId> ORDER =
      Comparator.comparing(PortId::domain)
          .thenComparing(PortId::product)
          .thenComparing(PortId::port)
          .thenComparingInt(PortId::major);

  /** The name of its table or view in the schema of its domain. */
  public String relation() {
    return port + "_v" + major;
  }

  /** What readers write: {@code mesh.stores.pos_sales_v1}. */
  public String table() {
    return "mesh." + domain + "." + relation();
  }

  /** What readers of the newest major write: {@code mesh.stores.pos_sales}. */
  public String newestTable() {
    return "mesh." + domain + "." + port;
  }

  /** The Kafka topic of a stream: {@code stores.pos_sales.v1}. */
  public String topic() {
    return domain + "." + port + ".v" + major;
  }

  /** Its product, as commands name it: {@code stores/pos_sales}. */
  public String productName() {
    return domain + "/" + product;
  }

  @Override
  public int compareTo(PortId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return productName() + (port.equals(product) ? "" : ":" + port) + " v" + major;
  }
}
