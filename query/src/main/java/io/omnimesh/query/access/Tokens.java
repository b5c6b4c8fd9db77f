package io.omnimesh.query.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.omnimesh.catalog.access.Identity;
import io.omnimesh.catalog.access.Permission;
import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies the tokens of one installation: JWTs (RFC 7519) signed with RS256, whose
 * subject is the user and whose claim {@code permissions} lists {@link Permission#id}s. Trino
 * verifies the same tokens with the public key. Safe for use by many threads.
 */
public final class Tokens {
  public static final String ISSUER = "omnimesh";
  public static final String PERMISSIONS_CLAIM = "permissions";

  /** No token lives longer; the launcher mints the owner's token anew at each start. */
  public static final Duration LIFETIME_MAX = Duration.ofDays(366);

  private static final int TOKEN_CHARACTERS_MAX = 8 * 1024;

  private final RSAPrivateKey privateKey;
  private final RSAPublicKey publicKey;
  private final Clock clock;

  private Tokens(RSAPrivateKey privateKey, RSAPublicKey publicKey, Clock clock) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.clock = clock;
  }

  /**
   * Creates the key pair as PEM files with mode 0600, in folders with mode 0700; keeps what exists.
   */
  public static void createKeys(Path privatePem, Path publicPem) {
    KeyFiles.create(privatePem, publicPem);
  }

  /** Creates the key pair of an installation, {@code secrets/trino/jwt-*.pem}, where missing. */
  public static void createKeys(MeshHome home) {
    createKeys(privatePem(home), publicPem(home));
  }

  public static Tokens of(Path privatePem, Path publicPem, Clock clock) {
    return new Tokens(KeyFiles.readPrivate(privatePem), KeyFiles.readPublic(publicPem), clock);
  }

  /** The tokens of an installation. */
  public static Tokens of(MeshHome home, Clock clock) {
    return of(privatePem(home), publicPem(home), clock);
  }

  private static Path privatePem(MeshHome home) {
    return home.secrets().resolve("trino").resolve("jwt-private.pem");
  }

  private static Path publicPem(MeshHome home) {
    return home.secrets().resolve("trino").resolve("jwt-public.pem");
  }

  /**
   * A signed token.
   *
   * @throws MeshException {@code INVALID_INPUT} where the subject is no user name or the lifetime
   *     is not between a second and {@link #LIFETIME_MAX}
   */
  public String mint(String subject, Set<Permission> permissions, Duration lifetime) {
    Identity identity = new Identity(subject, permissions);
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(LIFETIME_MAX) > 0) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "A token cannot live " + lifetime + "; choose between PT1S and " + LIFETIME_MAX);
    }
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(ISSUER)
            .subject(identity.subject())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .claim(
                PERMISSIONS_CLAIM,
                identity.permissions().stream().map(Permission::id).sorted().toList())
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
    try {
      token.sign(new RSASSASigner(privateKey));
    } catch (JOSEException e) {
      throw new MeshException(ErrorCode.INTERNAL, "Cannot sign a token: " + e.getMessage(), e);
    }
    return token.serialize();
  }

  /**
   * A source of tokens for one identity that mints a new one when less than half of the lifetime of
   * the last is left: for a client that outlives its tokens.
   */
  public Supplier<String> renewing(Identity identity, Duration lifetime) {
    return new RenewingToken(
        clock, lifetime, () -> mint(identity.subject(), identity.permissions(), lifetime));
  }

  /**
   * Who sent a token. Permissions that this version does not know are dropped.
   *
   * @throws MeshException {@code UNAUTHENTICATED} where the token is not ours, was changed or has
   *     expired; the message never repeats the token
   */
  public Identity verify(String token) {
    if (token.length() > TOKEN_CHARACTERS_MAX) {
      throw refused("it is longer than " + TOKEN_CHARACTERS_MAX + " characters", null);
    }
    try {
      SignedJWT signed = SignedJWT.parse(token);
      // The key decides the algorithm, never the token's header: "none" and HMAC are refused.
      if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())
          || !signed.verify(new RSASSAVerifier(publicKey))) {
        throw refused("its signature is not of this installation", null);
      }
      return identity(signed.getJWTClaimsSet());
    } catch (ParseException | JOSEException e) {
      throw refused("it is not a signed JWT", e);
    }
  }

  private Identity identity(JWTClaimsSet claims) throws ParseException {
    if (!ISSUER.equals(claims.getIssuer()) || !claims.getAudience().contains(ISSUER)) {
      throw refused("it was issued by or for someone else", null);
    }
    Date expiry = claims.getExpirationTime();
    if (expiry == null || !clock.instant().isBefore(expiry.toInstant())) {
      throw refused("it has expired", null);
    }
    String subject = claims.getSubject();
    if (subject == null) {
      throw refused("it names no subject", null);
    }
    List<String> ids = claims.getStringListClaim(PERMISSIONS_CLAIM);
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    if (ids != null) {
      ids.forEach(id -> Permission.find(id).ifPresent(permissions::add));
    }
    return new Identity(subject, permissions);
  }

  private static MeshException refused(String reason, @Nullable Throwable cause) {
    return new MeshException(
        ErrorCode.UNAUTHENTICATED,
        "The token was refused: " + reason + "; get a new one with ./mesh token",
        cause);
  }
}
