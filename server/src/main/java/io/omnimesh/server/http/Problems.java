package io.omnimesh.server.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become answers: problem details of RFC 9457. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int RETRY_SECONDS = 1;

  private Problems() {}

  static void answer(Context context, Exception failure) {
    switch (failure) {
      case MeshException known when known.code() == ErrorCode.INTERNAL ->
          answerDefect(context, known);
      case MeshException known -> {
        LOG.info("Refused {} {}: {}", context.method(), context.path(), known.getMessage());
        answer(
            context, known.code().httpStatus(), known.code(), String.valueOf(known.getMessage()));
      }
      case HttpResponseException known ->
          answer(context, known.getStatus(), code(known.getStatus()), detail(known));
      default -> answerDefect(context, failure);
    }
  }

  /** A defect's text stays in the log: it may hold what the caller must not see. */
  private static void answerDefect(Context context, Exception failure) {
    LOG.error("Failed {} {}", context.method(), context.path(), failure);
    answer(
        context,
        ErrorCode.INTERNAL.httpStatus(),
        ErrorCode.INTERNAL,
        "The server failed; its log says why, under the request id");
  }

  private static void answer(Context context, int status, ErrorCode code, String detail) {
    answer(context, status, code, detail, Map.of());
  }

  /**
   * Answers a refusal that has more to say than its text.
   *
   * @param extensions members beside those that every problem has
   */
  static void answer(
      Context context,
      int status,
      ErrorCode code,
      String detail,
      Map<String, ? extends Object> extensions) {
    String id = code.name().toLowerCase(Locale.ROOT);
    ObjectNode body =
        JSON.createObjectNode()
            .put("type", "urn:omnimesh:problem:" + id.replace('_', '-'))
            .put("title", title(code))
            .put("status", status)
            .put("detail", detail)
            .put("instance", context.path())
            .put("code", id)
            .put("requestId", RequestIds.of(context));
    extensions.forEach((name, value) -> body.set(name, JSON.valueToTree(value)));
    if (code == ErrorCode.UNAUTHENTICATED) {
      context.header("WWW-Authenticate", "Bearer realm=\"omnimesh\"");
    }
    if (code == ErrorCode.LIMIT_EXCEEDED) {
      context.header("Retry-After", Integer.toString(RETRY_SECONDS));
    }
    context.status(status).contentType("application/problem+json").result(body.toString());
  }

  private static String title(ErrorCode code) {
    return switch (code) {
      case INVALID_INPUT -> "The request is wrong";
      case UNAUTHENTICATED -> "A valid token is needed";
      case FORBIDDEN -> "Not allowed";
      case NOT_FOUND -> "Not found";
      case CONFLICT -> "It exists already or is being changed";
      case PRECONDITION_FAILED -> "It was changed meanwhile";
      case PRECONDITION_REQUIRED -> "A condition is needed";
      case LIMIT_EXCEEDED -> "A limit was reached";
      case CANCELLED -> "Cancelled";
      case INTERNAL -> "A defect of the server";
      case UNAVAILABLE -> "A part or source does not answer";
      case TIMEOUT -> "No answer in time";
    };
  }

  private static ErrorCode code(int status) {
    return switch (status) {
      case 401 -> ErrorCode.UNAUTHENTICATED;
      case 403 -> ErrorCode.FORBIDDEN;
      case 404 -> ErrorCode.NOT_FOUND;
      case 413, 429 -> ErrorCode.LIMIT_EXCEEDED;
      case 503 -> ErrorCode.UNAVAILABLE;
      case 504 -> ErrorCode.TIMEOUT;
      default -> status < 500 ? ErrorCode.INVALID_INPUT : ErrorCode.INTERNAL;
    };
  }

  private static String detail(HttpResponseException failure) {
    return switch (failure.getStatus()) {
      case 404 -> "There is no such resource; /api/v1/openapi.yaml lists all";
      case 405 -> "The resource does not take this method; /api/v1/openapi.yaml lists all";
      case 413 -> "The body is larger than " + ApiServer.BODY_BYTES_MAX + " bytes";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
