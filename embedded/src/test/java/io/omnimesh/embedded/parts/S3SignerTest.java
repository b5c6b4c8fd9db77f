package io.omnimesh.embedded.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class S3SignerTest {
  private final S3Signer signer =
      new S3Signer(
          "AKID", "topsecret", Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

  /** The expected value comes from an implementation in another language. */
  @Test
  void signsAsTheSpecificationSays() {
    HttpRequest request = signer.sign("PUT", 29001, "/retail");

    assertThat(request.uri()).hasToString("http://127.0.0.1:29001/retail");
    assertThat(request.headers().firstValue("x-amz-date")).contains("20260102T030405Z");
    assertThat(request.headers().firstValue("Authorization"))
        .hasValueSatisfying(value ->
            assertThat(value)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/20260102/us-east-1/s3/aws4_request,")
                .endsWith(
                    "Signature=16a4d957e171d0d0d170ce0ab75b68ea709b9e32175dd0e265161522f0b60816"));
  }

  @Test
  void keepsTheKeyOutOfItsText() {
    assertThat(signer).asString().contains("AKID").doesNotContain("topsecret");
  }
}
