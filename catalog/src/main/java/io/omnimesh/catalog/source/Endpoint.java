package io.omnimesh.catalog.source;

/**
 * Where a system listens.
 *
 * @param host a name or an address
 * @param port a number from 1 to 65535, or a reference to one
 */
public record Endpoint(Setting host, Setting port) {
  @Override
  public String toString() {
    return host.text() + ':' + port.text();
  }
}
