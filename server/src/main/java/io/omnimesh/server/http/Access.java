package io.omnimesh.server.http;

import io.omnimesh.catalog.access.Permission;

/**
 * Who may use a route. There is no third kind: a route that nobody thought about cannot be made.
 */
public sealed interface Access {

  /**
   * Anyone, without a token.
   *
   * @param reason why that is safe
   */
  record Open(String reason) implements Access {}

  /** Callers whose token holds a permission. */
  record Needs(Permission permission) implements Access {}
}
