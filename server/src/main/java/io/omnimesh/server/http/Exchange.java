package io.omnimesh.server.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.omnimesh.catalog.access.Identity;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its answer, with the caller who was let in. */
public final class Exchange {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private static final int ETAG_BYTES = 12;

  private final Context context;
  private final @Nullable Identity caller;

  Exchange(Context context, @Nullable Identity caller) {
    this.context = context;
    this.caller = caller;
  }

  /** Who sent the request. */
  public Identity caller() {
    if (caller == null) {
      throw new IllegalStateException("An open route has no caller");
    }
    return caller;
  }

  public String requestId() {
    return RequestIds.of(context);
  }

  public String pathParameter(String name) {
    return context.pathParam(name);
  }

  public Optional<String> queryParameter(String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  /** A number of the query string. */
  public int queryParameter(String name, int otherwise, int max) {
    String text = context.queryParam(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below like a number out of range.
    }
    throw new MeshException(
        ErrorCode.INVALID_INPUT,
        "Parameter '" + name + "' must be a number from 1 to " + max + ", not '" + text + "'");
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /** Whether the header {@code Accept} names YAML, and not JSON before it. */
  public boolean prefersYaml() {
    String accept = header("Accept").orElse("").toLowerCase(Locale.ROOT);
    int yaml = accept.indexOf("yaml");
    int json = accept.indexOf("json");
    return yaml >= 0 && (json < 0 || yaml < json);
  }

  /** The path of the request, as it came. */
  public String path() {
    return context.path();
  }

  public String bodyText() {
    return context.body();
  }

  public byte[] bodyBytes() {
    return context.bodyAsBytes();
  }

  /** The body as a JSON object. */
  public JsonNode bodyObject() {
    JsonNode body;
    try {
      body = JSON.readTree(context.bodyAsBytes());
    } catch (JsonProcessingException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "The body is not JSON" + place(e) + "; send one JSON object", e);
    } catch (IOException e) {
      throw new MeshException(ErrorCode.INVALID_INPUT, "The body cannot be read: " + e, e);
    }
    if (!body.isObject()) {
      throw new MeshException(ErrorCode.INVALID_INPUT, "The body must be a JSON object");
    }
    return body;
  }

  private static String place(JsonProcessingException failure) {
    JsonLocation location = failure.getLocation();
    return location == null
        ? ""
        : ", see line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  public void json(int status, Object body) {
    context.status(status).contentType("application/json").result(bytes(body));
  }

  /** A JSON answer that is not sent again to a caller who has it already (RFC 9110, 304). */
  public void jsonWithTag(Object body) {
    withTag("application/json", bytes(body));
  }

  /** An answer that is not sent again to a caller who has it already. */
  public void withTag(String type, byte[] body) {
    withTag(type, body, tag(body));
  }

  /** A JSON answer with a tag of its own. */
  public void jsonWithTag(Object body, String tag) {
    withTag("application/json", bytes(body), tag);
  }

  /**
   * An answer with a tag of its own.
   *
   * @param tag in its quotes
   */
  public void withTag(String type, byte[] body, String tag) {
    context.header("ETag", tag).header("Cache-Control", "private, no-cache");
    String known = context.header("If-None-Match");
    if (known != null && known.contains(tag)) {
      context.status(304);
      return;
    }
    context.status(200).contentType(type).result(body);
  }

  public void text(String type, String body) {
    context.status(200).contentType(type).result(body);
  }

  public void noContent() {
    context.status(204);
  }

  /**
   * Whether the header {@code If-Match} names a tag (RFC 9110, section 13.1.1); {@code *} names
   * all.
   *
   * @param tag in its quotes
   */
  public boolean matches(String tag) {
    return header("If-Match").stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .anyMatch(named -> named.equals("*") || named.equals(tag));
  }

  /**
   * Answers a refusal that has more to say than its text.
   *
   * @param extensions members of the problem beside those that every problem has
   */
  public void refuse(ErrorCode code, String detail, Map<String, ? extends Object> extensions) {
    Problems.answer(context, code.httpStatus(), code, detail, extensions);
  }

  public Exchange answerHeader(String name, String value) {
    context.header(name, value);
    return this;
  }

  public Exchange location(String path) {
    context.header("Location", path);
    return this;
  }

  private static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot write the answer as JSON", e);
    }
  }

  private static String tag(byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes of a text, for {@link #withTag}. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
