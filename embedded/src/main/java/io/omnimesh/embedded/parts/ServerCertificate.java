package io.omnimesh.embedded.parts;

import io.omnimesh.catalog.home.MeshHome;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate that a server on this machine shows to its clients: made once per installation,
 * signed by itself, for {@code localhost} and {@code 127.0.0.1}.
 *
 * @param keyAndCertificate PEM file for the server, readable by the owner alone
 * @param certificate PEM file for clients
 */
record ServerCertificate(Path keyAndCertificate, Path certificate) {
  private static final X500Name NAME = new X500Name("CN=localhost, O=OmniMesh");
  private static final Duration VALID = Duration.ofDays(3_652);

  /** Clients on machines whose clock is behind must not find it not yet valid. */
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  /** Creates both files unless they exist. */
  void createMissing(Clock clock) throws IOException {
    if (Files.exists(keyAndCertificate) && Files.exists(certificate)) {
      return;
    }
    MeshHome.createPrivate(keyAndCertificate.resolveSibling(".").normalize());
    MeshHome.createPrivate(certificate.resolveSibling(".").normalize());
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      X509CertificateHolder signed = sign(keys, clock.instant());
      Folders.writePrivate(keyAndCertificate, pem(keys.getPrivate()) + pem(signed));
      Folders.writePrivate(certificate, pem(signed));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("Cannot make the certificate " + certificate, e);
    }
  }

  private static X509CertificateHolder sign(KeyPair keys, Instant now)
      throws OperatorCreationException, IOException {
    return new JcaX509v3CertificateBuilder(
            NAME,
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(CLOCK_SKEW)),
            Date.from(now.plus(VALID)),
            NAME,
            keys.getPublic())
        .addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                new GeneralName[] {
                  new GeneralName(GeneralName.dNSName, "localhost"),
                  new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }))
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  private static String pem(Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(
          content instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : content);
    }
    return text.toString();
  }
}
