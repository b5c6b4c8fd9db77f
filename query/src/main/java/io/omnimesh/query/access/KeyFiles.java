package io.omnimesh.query.access;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;

/**
 * The RSA key pair that signs tokens, as PEM files (PKCS #8 and X.509) that the owner alone may
 * read.
 */
final class KeyFiles {
  static final int KEY_BITS = 2048;
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int LINE_CHARACTERS = 64;

  private KeyFiles() {}

  /** Creates what is missing. A lost public key is derived from the private one. */
  static void create(Path privatePem, Path publicPem) {
    try {
      if (!Files.exists(privatePem)) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        write(privatePem, PRIVATE, generator.generateKeyPair().getPrivate());
        Files.deleteIfExists(publicPem);
      }
      if (!Files.exists(publicPem)) {
        write(publicPem, PUBLIC, publicKeyOf(readPrivate(privatePem)));
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL,
          "Cannot write the signing keys " + privatePem + " and " + publicPem + ": " + e,
          e);
    }
  }

  static RSAPrivateCrtKey readPrivate(Path pem) {
    return read(
        pem,
        PRIVATE,
        (factory, bytes) ->
            (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes)));
  }

  static RSAPublicKey readPublic(Path pem) {
    return read(
        pem,
        PUBLIC,
        (factory, bytes) -> (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(bytes)));
  }

  private static RSAPublicKey publicKeyOf(RSAPrivateCrtKey key) throws GeneralSecurityException {
    KeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
    return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
  }

  @FunctionalInterface
  private interface Decoder<K extends Key> {
    K decode(KeyFactory factory, byte[] bytes) throws InvalidKeySpecException;
  }

  private static <K extends Key> K read(Path pem, String kind, Decoder<K> decoder) {
    try {
      String text = Files.readString(pem, StandardCharsets.US_ASCII).strip();
      String body = text.replace(begin(kind), "").replace(end(kind), "");
      return decoder.decode(KeyFactory.getInstance("RSA"), Base64.getMimeDecoder().decode(body));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Cannot read an RSA "
              + kind.toLowerCase(Locale.ROOT)
              + " from "
              + pem
              + ": "
              + e
              + "; start the mesh once with ./mesh up, which creates it",
          e);
    }
  }

  /** Writes beside and renames, so that no reader and no crash ever sees half a key. */
  private static void write(Path pem, String kind, Key key) throws IOException {
    String body =
        Base64.getMimeEncoder(LINE_CHARACTERS, new byte[] {'\n'}).encodeToString(key.getEncoded());
    Path folder = pem.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(pem + " has no parent folder");
    }
    MeshHome.createPrivate(folder);
    Path temporary =
        Files.createTempFile(
            folder,
            "key",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(temporary, begin(kind) + '\n' + body + '\n' + end(kind) + '\n');
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, pem, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static String begin(String kind) {
    return "-----BEGIN " + kind + "-----";
  }

  private static String end(String kind) {
    return "-----END " + kind + "-----";
  }
}
