package io.omnimesh.embedded.parts;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests without a body and without a query for an S3 server on this machine.
 *
 * @param accessKey names the key
 * @param secretKey the key itself
 * @param clock the time that a signature carries; servers refuse one that is 15 minutes off
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">AWS
 *     Signature Version 4</a>
 */
record S3Signer(String accessKey, String secretKey, Clock clock) {
  private static final String REGION = "us-east-1";
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String SIGNED_HEADERS = "host;x-amz-content-sha256;x-amz-date";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The signed request. */
  HttpRequest sign(String method, int port, String path) {
    String time = TIME.format(clock.instant());
    String day = time.substring(0, 8);
    String body = sha256("");
    String canonical =
        String.join(
            "\n",
            method,
            path,
            "",
            "host:127.0.0.1:" + port,
            "x-amz-content-sha256:" + body,
            "x-amz-date:" + time,
            "",
            SIGNED_HEADERS,
            body);
    String scope = day + "/" + REGION + "/s3/aws4_request";
    String text = String.join("\n", ALGORITHM, time, scope, sha256(canonical));
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(day, REGION, "s3", "aws4_request")) {
      key = hmac(key, part);
    }
    return Loopback.request(port, path)
        .method(method, HttpRequest.BodyPublishers.noBody())
        .header("x-amz-content-sha256", body)
        .header("x-amz-date", time)
        .header(
            "Authorization",
            "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                .formatted(
                    ALGORITHM,
                    accessKey,
                    scope,
                    SIGNED_HEADERS,
                    HexFormat.of().formatHex(hmac(key, text))))
        .build();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
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

  @Override
  public String toString() {
    return "S3Signer[" + accessKey + "]";
  }
}
