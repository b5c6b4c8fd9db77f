package io.omnimesh.embedded.artifact;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The folders that all installations of one user share, so that a second clone fetches nothing.
 *
 * @param repository the local Maven repository, the same that Maven itself uses
 * @param cache what the mesh derives from it: unpacked archives, Python environments
 */
public record UserFolders(Path repository, Path cache) {
  private static final Pattern PROPERTY =
      Pattern.compile("\\$\\{(?:env\\.([A-Za-z0-9_]+)|user\\.home)}");
  private static final Pattern REPOSITORY_OPTION = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

  /**
   * Finds them as Maven and the XDG base directory specification do, without loading Maven.
   *
   * @param environment the process environment: {@code MESH_CACHE}, {@code XDG_CACHE_HOME}, {@code
   *     MAVEN_HOME}, {@code MAVEN_OPTS}, {@code MAVEN_ARGS}
   * @param userHome the home folder
   */
  public static UserFolders find(Map<String, String> environment, Path userHome) {
    return new UserFolders(repository(environment, userHome), cache(environment, userHome));
  }

  private static Path cache(Map<String, String> environment, Path userHome) {
    String own = environment.getOrDefault("MESH_CACHE", "");
    if (!own.isBlank()) {
      return Path.of(own).toAbsolutePath();
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (xdg.isBlank() ? userHome.resolve(".cache") : Path.of(xdg).toAbsolutePath())
        .resolve("omnimesh");
  }

  private static Path repository(Map<String, String> environment, Path userHome) {
    for (String variable : List.of("MAVEN_ARGS", "MAVEN_OPTS")) {
      Matcher option = REPOSITORY_OPTION.matcher(environment.getOrDefault(variable, ""));
      if (option.find()) {
        return Path.of(option.group(1)).toAbsolutePath();
      }
    }
    List<Path> settings = new ArrayList<>();
    settings.add(userHome.resolve(".m2/settings.xml"));
    String mavenHome = environment.getOrDefault("MAVEN_HOME", "");
    if (!mavenHome.isBlank()) {
      settings.add(Path.of(mavenHome, "conf/settings.xml"));
    }
    return settings.stream()
        .filter(Files::isReadable)
        .flatMap(file -> localRepository(file).stream())
        .map(text -> Path.of(interpolate(text, environment, userHome)).toAbsolutePath())
        .findFirst()
        .orElse(userHome.resolve(".m2/repository"));
  }

  private static String interpolate(String text, Map<String, String> environment, Path userHome) {
    return PROPERTY
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group(1) == null
                    ? userHome.toString()
                    : environment.getOrDefault(match.group(1), "")));
  }

  private static Optional<String> localRepository(Path settings) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = Files.newInputStream(settings)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      int depth = 0;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamReader.START_ELEMENT) {
          if (depth == 1 && reader.getLocalName().equals("localRepository")) {
            return Optional.of(reader.getElementText().strip()).filter(text -> !text.isEmpty());
          }
          depth++;
        } else if (event == XMLStreamReader.END_ELEMENT) {
          depth--;
        }
      }
      return Optional.empty();
    } catch (IOException | XMLStreamException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Maven's settings " + settings + " cannot be read: " + e.getMessage() + "; mend the file",
          e);
    }
  }
}
