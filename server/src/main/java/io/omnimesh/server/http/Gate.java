package io.omnimesh.server.http;

import io.javalin.http.Context;
import io.omnimesh.catalog.access.Identity;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides for each request who the caller is and whether the route is for them. */
final class Gate {
  private static final String SCHEME = "Bearer ";

  private final Function<String, Identity> verifier;
  private final RateLimiter callers;
  private final RateLimiter strangers;

  /**
   * A gate.
   *
   * @param verifier names the caller of a token or throws {@code UNAUTHENTICATED}
   * @param callers limits each caller
   * @param strangers limits each address that sends no valid token
   */
  Gate(Function<String, Identity> verifier, RateLimiter callers, RateLimiter strangers) {
    this.verifier = verifier;
    this.callers = callers;
    this.strangers = strangers;
  }

  /** The caller who may pass; null for an open route. */
  @Nullable Identity admit(Context context, Access access) {
    return switch (access) {
      case Access.Open(var reason) -> {
        limit(strangers, context.ip());
        yield null;
      }
      case Access.Needs(var permission) -> {
        Identity caller = identify(context);
        limit(callers, caller.subject());
        if (!caller.may(permission)) {
          throw new MeshException(
              ErrorCode.FORBIDDEN,
              "The token of "
                  + caller.subject()
                  + " lacks the permission "
                  + permission
                  + "; get one with ./mesh token --permissions "
                  + permission);
        }
        yield caller;
      }
    };
  }

  private Identity identify(Context context) {
    String header = context.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      limit(strangers, context.ip());
      throw new MeshException(
          ErrorCode.UNAUTHENTICATED,
          "Send a token as 'Authorization: Bearer ...'; ./mesh token prints one");
    }
    try {
      return verifier.apply(header.substring(SCHEME.length()).strip());
    } catch (MeshException e) {
      limit(strangers, context.ip());
      throw e;
    }
  }

  private static void limit(RateLimiter limiter, String caller) {
    if (!limiter.tryTake(caller)) {
      throw new MeshException(
          ErrorCode.LIMIT_EXCEEDED, "Too many requests of " + caller + "; slow down");
    }
  }
}
