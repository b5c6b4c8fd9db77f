package io.omnimesh.server.http;

import io.javalin.http.Context;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The id that ties an answer, its log lines and the caller's own records together. */
final class RequestIds {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "request-id";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestIds() {}

  /** Takes the caller's id where it is harmless, else makes one. */
  static String assign(Context context, RandomGenerator random) {
    String sent = context.header(HEADER);
    String id =
        sent != null && ACCEPTED.matcher(sent).matches()
            ? sent
            : "%016x".formatted(random.nextLong());
    context.attribute(ATTRIBUTE, id);
    context.header(HEADER, id);
    return id;
  }

  static String of(Context context) {
    String id = context.attribute(ATTRIBUTE);
    return id == null ? "-" : id;
  }
}
