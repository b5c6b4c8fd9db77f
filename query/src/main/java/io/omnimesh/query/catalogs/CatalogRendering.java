package io.omnimesh.query.catalogs;

import io.omnimesh.catalog.source.Endpoint;
import io.omnimesh.catalog.source.Login;
import io.omnimesh.catalog.source.Secret;
import io.omnimesh.catalog.source.Setting;
import io.omnimesh.catalog.source.Source;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One rendering in progress: collects the properties and files of a catalog. Every value that came
 * from a file or a variable is checked again after its references are resolved, before it becomes
 * part of an address.
 */
final class CatalogRendering {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final int PORT_MAX = 65_535;
  private static final int HASH_CHARACTERS = 16;

  /** Stands for the folder of the catalog's files until their content, thus its name, is known. */
  private static final String FOLDER_TOKEN = "@folder@";

  private final Source source;
  private final UnaryOperator<String> resolver;
  private final Path home;
  private final Path sourcesFolder;
  private final SortedMap<String, String> properties = new TreeMap<>();
  private final SortedMap<String, String> files = new TreeMap<>();

  /**
   * @param source what is rendered
   * @param resolver replaces references, {@code Variables::resolve}
   * @param home where relative paths of definitions begin
   * @param sourcesFolder where the files of all sources lie
   */
  CatalogRendering(Source source, UnaryOperator<String> resolver, Path home, Path sourcesFolder) {
    this.source = source;
    this.resolver = resolver;
    this.home = home;
    this.sourcesFolder = sourcesFolder;
  }

  Source source() {
    return source;
  }

  CatalogRendering set(String property, String value) {
    if (value.contains("${")) {
      throw invalid(property + " holds '${', which Trino would take for a reference");
    }
    properties.put(property, value);
    return this;
  }

  CatalogRendering set(String property, Setting setting) {
    return set(property, resolve(setting));
  }

  /** An option of the source, as Trino writes times and numbers too. */
  CatalogRendering setOption(String property, String option) {
    return set(property, source.option(option));
  }

  /** A secret: it becomes a private file, and the property refers to it. */
  CatalogRendering set(String property, Secret secret) {
    properties.put(property, secretReference(property, resolver.apply(secret.reference())));
    return this;
  }

  CatalogRendering setLogin(String userProperty, String passwordProperty, Login login) {
    return set(userProperty, login.user()).set(passwordProperty, login.password());
  }

  /** A text that holds a secret, such as an address with a password. */
  CatalogRendering setWithSecret(
      String property, String before, Secret secret, UnaryOperator<String> encode, String after) {
    String value = encode.apply(resolver.apply(secret.reference()));
    properties.put(property, before + secretReference(property, value) + after);
    return this;
  }

  /** Adds a file for the connector to read. */
  CatalogRendering addFile(String name, String content) {
    files.put(name, content);
    return this;
  }

  /** A property whose value is the path of a file, or of the folder of the files. */
  CatalogRendering setPath(String property, String name) {
    properties.put(property, sourcesFolder.resolve(FOLDER_TOKEN).resolve(name).toString());
    return this;
  }

  private String secretReference(String property, String value) {
    String name = property + ".secret";
    files.put(name, value);
    return "${mesh:" + FOLDER_TOKEN + '/' + name + '}';
  }

  String resolve(Setting setting) {
    return resolver.apply(setting.text());
  }

  String resolve(Secret secret) {
    return resolver.apply(secret.reference());
  }

  String host(Endpoint endpoint) {
    String host = resolve(endpoint.host());
    if (!HOST.matcher(host).matches()) {
      throw invalid("'" + host + "' is neither a host's name nor an address");
    }
    return host;
  }

  String port(Endpoint endpoint) {
    String port = resolve(endpoint.port());
    if (!PORT.matcher(port).matches()
        || Integer.parseInt(port) < 1
        || Integer.parseInt(port) > PORT_MAX) {
      throw invalid("'" + port + "' is not a port");
    }
    return port;
  }

  String address(Endpoint endpoint) {
    return host(endpoint) + ':' + port(endpoint);
  }

  /** A path; a relative one begins at the installation's folder. */
  Path path(Setting setting) {
    return home.resolve(resolve(setting)).normalize();
  }

  boolean tls() {
    return source.option("tls").equals("on");
  }

  Duration time(String option) {
    return Times.parse(source.option(option));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  MeshException invalid(String what) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        "Source "
            + source.name()
            + " cannot be used: "
            + what
            + "; correct its file or the"
            + " variable that the file refers to");
  }

  /**
   * The finished definition. The folder of the files is named after their content, so that a
   * changed password or table gives changed properties: Trino takes up an old connector where a
   * catalog is dropped and created again with the same properties.
   */
  CatalogDefinition finish(String connector) {
    String folder = source.name() + '/' + hash(files);
    SortedMap<String, String> placed = new TreeMap<>();
    files.forEach((name, content) -> placed.put(folder + '/' + name, content));
    SortedMap<String, String> finished = new TreeMap<>(properties);
    finished.replaceAll((property, value) -> value.replace(FOLDER_TOKEN, folder));
    return new CatalogDefinition(source.name(), connector, finished, placed);
  }

  private static String hash(SortedMap<String, String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach((name, content) -> {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      });
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
