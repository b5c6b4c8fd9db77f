package io.omnimesh.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.omnimesh.catalog.access.Identity;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;
  private MeshHome home;
  private Tokens tokens;

  @BeforeEach
  void createKeys() {
    home = new MeshHome(folder);
    Tokens.createKeys(home);
    tokens = at(NOW);
  }

  @Test
  void verifiesWhatItMinted() {
    String token = tokens.mint("anna", Set.of(Permission.QUERY_RUN), Duration.ofHours(1));

    assertThat(tokens.verify(token)).isEqualTo(new Identity("anna", Set.of(Permission.QUERY_RUN)));
  }

  @Test
  void writesKeysThatOnlyTheOwnerReads() throws Exception {
    try (var files = Files.list(home.secrets().resolve("trino"))) {
      assertThat(files.toList())
          .hasSize(2)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void keepsExistingKeysAndDerivesALostPublicKey() throws Exception {
    String token = tokens.mint("anna", Set.of(), Duration.ofHours(1));
    Files.delete(home.secrets().resolve("trino/jwt-public.pem"));

    Tokens.createKeys(home);

    assertThat(at(NOW).verify(token).subject()).isEqualTo("anna");
  }

  @Test
  void refusesAnExpiredToken() {
    String token = tokens.mint("anna", Set.of(), Duration.ofHours(1));

    refuses(at(NOW.plusSeconds(3600)), token, "expired");
  }

  @Test
  void refusesATokenOfAnotherInstallation() {
    MeshHome other = new MeshHome(folder.resolve("other"));
    Tokens.createKeys(other);
    String token =
        Tokens.of(other, Clock.fixed(NOW, ZoneOffset.UTC))
            .mint("anna", Permission.all(), Duration.ofHours(1));

    refuses(tokens, token, "signature");
  }

  @Test
  void refusesAnUnsignedToken() {
    refuses(tokens, new PlainJWT(claims()).serialize(), "not a signed JWT");
  }

  @Test
  void refusesATokenSignedWithThePublicKeyAsASharedSecret() throws Exception {
    byte[] publicKey = Files.readAllBytes(home.secrets().resolve("trino/jwt-public.pem"));
    SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims());
    forged.sign(new MACSigner(publicKey));

    refuses(tokens, forged.serialize(), "signature");
  }

  @Test
  void refusesWhatIsNoTokenAtAll() {
    refuses(tokens, "", "not a signed JWT");
    refuses(tokens, "a.b.c", "not a signed JWT");
    refuses(tokens, "x".repeat(10_000), "longer");
  }

  @Test
  void refusesToMintForAStrangeSubjectOrForever() {
    assertThatThrownBy(() -> tokens.mint("a b", Set.of(), Duration.ofHours(1)))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("'a b'");
    assertThatThrownBy(() -> tokens.mint("anna", Set.of(), Duration.ofDays(4000)))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("cannot live");
  }

  @Test
  void renewsATokenAtHalfOfItsLife() {
    var clock = new SteppingClock(NOW);
    Supplier<String> renewing =
        Tokens.of(home, clock).renewing(new Identity("anna", Set.of()), Duration.ofMinutes(10));
    String first = renewing.get();

    clock.now = NOW.plus(Duration.ofMinutes(4));
    assertThat(renewing.get()).isEqualTo(first);
    clock.now = NOW.plus(Duration.ofMinutes(5));
    assertThat(renewing.get()).isNotEqualTo(first);
  }

  private Tokens at(Instant now) {
    return Tokens.of(home, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(Tokens.ISSUER)
        .audience(Tokens.ISSUER)
        .subject("owner")
        .expirationTime(Date.from(NOW.plusSeconds(60)))
        .build();
  }

  private static void refuses(Tokens tokens, String token, String reason) {
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOfSatisfying(
            MeshException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAUTHENTICATED))
        .hasMessageContaining(reason);
  }

  private static final class SteppingClock extends Clock {
    private Instant now;

    SteppingClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
