package io.omnimesh.catalog.source;

import io.omnimesh.contract.yaml.YamlFields;
import io.omnimesh.contract.yaml.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of a connection: settings, ports, addresses, references to secrets. */
final class Values {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}?");
  private static final Pattern VARIABLE = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,253}");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final int PORT_MAX = 65_535;

  private Values() {}

  /** A text that may hold references to variables, and no raw JDBC URL. */
  static Setting setting(YamlNode.Text text, String key) {
    if (text.text().toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
      throw text.place()
          .refuse(
              "'" + key + "' holds a JDBC URL, which could switch off any check of the driver",
              "write host, port and database as fields of their own");
    }
    Matcher references = REFERENCE.matcher(text.text());
    while (references.find()) {
      if (references.group(1).startsWith("file:")) {
        throw text.place()
            .refuse(
                "'" + key + "' refers to a secret, but it is not a secret field",
                "use ${env:NAME} here; ${file:..} belongs into 'password' and keys");
      }
      if (!references.group().endsWith("}") || !VARIABLE.matcher(references.group(1)).matches()) {
        throw text.place()
            .refuse(
                "'" + key + "' holds the unknown reference " + references.group(),
                "write ${env:NAME}");
      }
    }
    return new Setting(text.text());
  }

  static Setting setting(YamlFields fields, String key) {
    return setting(fields.text(key), key);
  }

  static Setting setting(YamlFields fields, String key, String defaultValue) {
    return fields.findText(key).map(text -> setting(text, key)).orElse(Setting.of(defaultValue));
  }

  /** {@code host} and {@code port} of a mapping. */
  static Endpoint endpoint(YamlFields fields) {
    YamlNode.Text host = fields.text("host");
    Setting hostSetting = setting(host, "host");
    if (!hostSetting.hasReference() && !HOST.matcher(host.text()).matches()) {
      throw host.place()
          .refuse(
              "'" + host.text() + "' is neither a host's name nor an address",
              "write the name alone, such as db.shop.test; the port has a field of its own");
    }
    return new Endpoint(hostSetting, port(fields.text("port")));
  }

  private static Setting port(YamlNode.Text text) {
    Setting port = setting(text, "port");
    if (!port.hasReference()
        && !(PORT.matcher(text.text()).matches()
            && Integer.parseInt(text.text()) >= 1
            && Integer.parseInt(text.text()) <= PORT_MAX)) {
      throw text.place()
          .refuse(
              "'" + text.text() + "' is not a port",
              "write a number from 1 to 65535, or ${env:NAME}");
    }
    return port;
  }

  /** An http or https address without user, query or fragment. */
  static Setting url(YamlFields fields, String key) {
    YamlNode.Text text = fields.text(key);
    Setting setting = setting(text, key);
    try {
      URI uri = new URI(REFERENCE.matcher(text.text()).replaceAll("1"));
      if (uri.getRawUserInfo() != null) {
        throw text.place()
            .refuse(
                "'" + key + "' holds a user or a secret",
                "take it out of the address; write it as 'login: {user: .., password: ..}'");
      }
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getRawQuery() == null && uri.getFragment() == null) {
        return setting;
      }
    } catch (URISyntaxException e) {
      // Refused below like every other text that is not an address.
    }
    throw text.place()
        .refuse("'" + key + "' is not a web address", "write one such as https://host:9090");
  }

  /** A reference to a secret; what stands there instead is never repeated in the refusal. */
  static Secret secret(YamlFields fields, String key) {
    YamlNode node = fields.require(key);
    if (node instanceof YamlNode.Text text && Secret.isReference(text.text())) {
      return new Secret(text.text());
    }
    throw node.place()
        .refuse(
            "'" + key + "' must refer to a secret, never hold it",
            "put the secret into .mesh/secrets/<folder>/<name> and write"
                + " ${file:<folder>/<name>}, or ${env:NAME}");
  }

  /** {@code user} and {@code password} of a mapping. */
  static Login login(YamlFields fields) {
    return new Login(setting(fields, "user"), secret(fields, "password"));
  }

  /** The optional {@code login} of a connection. */
  static Optional<Login> findLogin(YamlFields connection) {
    return connection
        .findFields("login", "a login")
        .map(fields -> {
          Login login = login(fields);
          fields.end();
          return login;
        });
  }

  /** The {@code login} that a connection must have. */
  static Login requireLogin(YamlFields connection) {
    connection.require("login");
    return findLogin(connection).orElseThrow();
  }
}
