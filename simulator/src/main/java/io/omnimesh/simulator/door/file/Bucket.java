package io.omnimesh.simulator.door.file;

import io.omnimesh.catalog.home.Variables;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bucket {@code retail} of the installation's object store, by the S3 API. Keys are made of
 * letters, digits and {@code / . _ - =}. Safe for use by many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">AWS
 *     Signature Version 4</a>
 */
public final class Bucket {
  private static final String NAME = "retail";
  private static final String REGION = "us-east-1";
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String SIGNED_HEADERS = "host;x-amz-content-sha256;x-amz-date";
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Variables variables;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public Bucket(Variables variables, Clock clock) {
    this.variables = variables;
    this.clock = clock;
  }

  /** Writes an object; one of the same key is replaced. */
  void put(String key, byte[] content) {
    HttpResponse<byte[]> answer = send("PUT", key, content);
    if (answer.statusCode() / 100 != 2) {
      throw failed("write " + key, "status " + answer.statusCode(), null);
    }
  }

  /** Reads an object, if it is there. */
  Optional<byte[]> get(String key) {
    HttpResponse<byte[]> answer = send("GET", key, new byte[0]);
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(answer.body());
      case 404 -> Optional.empty();
      default -> throw failed("read " + key, "status " + answer.statusCode(), null);
    };
  }

  private HttpResponse<byte[]> send(String method, String key, byte[] body) {
    String host = variables.resolve("127.0.0.1:${env:MESH_S3_PORT}");
    String path = "/" + NAME + "/" + key.replace("=", "%3D");
    String time = TIME.format(clock.instant());
    String digest = sha256(body);
    String canonical =
        String.join(
            "\n",
            method,
            path,
            "",
            "host:" + host,
            "x-amz-content-sha256:" + digest,
            "x-amz-date:" + time,
            "",
            SIGNED_HEADERS,
            digest);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + host + path))
            .timeout(ANSWER_MAX)
            .header("x-amz-content-sha256", digest)
            .header("x-amz-date", time)
            .header("Authorization", authorization(time, canonical))
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw failed(method + " " + key, e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorCode.CANCELLED, "Interrupted while writing " + key, e);
    }
  }

  private String authorization(String time, String canonical) {
    String day = time.substring(0, 8);
    String scope = day + "/" + REGION + "/s3/aws4_request";
    String text =
        String.join(
            "\n", ALGORITHM, time, scope, sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    byte[] key =
        ("AWS4" + variables.resolve("${file:s3/secret_key}")).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(day, REGION, "s3", "aws4_request")) {
      key = hmac(key, part);
    }
    return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            ALGORITHM,
            variables.resolve("${file:s3/access_key}"),
            scope,
            SIGNED_HEADERS,
            HexFormat.of().formatHex(hmac(key, text)));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  private static MeshException failed(
      String what, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return new MeshException(
        ErrorCode.UNAVAILABLE,
        "Cannot %s in bucket %s: %s; see `mesh logs s3`".formatted(what, NAME, why),
        cause);
  }
}
