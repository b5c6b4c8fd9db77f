package io.omnimesh.server.http;

import io.omnimesh.catalog.access.Permission;

/**
 * One operation of the API.
 *
 * @param path as in the API description: {@code /api/v1/domains/{name}}
 */
public record Route(Method method, String path, Access access, Handler handler) {

  /** The HTTP methods in use. */
  public enum Method {
    GET,
    POST,
    PUT,
    DELETE
  }

  /** What a route does. */
  @FunctionalInterface
  public interface Handler {
    void handle(Exchange exchange) throws Exception;
  }

  public static Route get(String path, Permission permission, Handler handler) {
    return new Route(Method.GET, path, new Access.Needs(permission), handler);
  }

  public static Route post(String path, Permission permission, Handler handler) {
    return new Route(Method.POST, path, new Access.Needs(permission), handler);
  }

  public static Route put(String path, Permission permission, Handler handler) {
    return new Route(Method.PUT, path, new Access.Needs(permission), handler);
  }

  public static Route delete(String path, Permission permission, Handler handler) {
    return new Route(Method.DELETE, path, new Access.Needs(permission), handler);
  }

  /** A route without a token. */
  public static Route open(String path, String reason, Handler handler) {
    return new Route(Method.GET, path, new Access.Open(reason), handler);
  }
}
