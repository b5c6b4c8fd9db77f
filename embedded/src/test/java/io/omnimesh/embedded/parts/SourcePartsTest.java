package io.omnimesh.embedded.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.embedded.part.Launch;
import io.omnimesh.embedded.part.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePartsTest {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  @TempDir private Path folder;
  private List<Part> parts = List.of();

  @BeforeEach
  void makeTheParts() throws IOException {
    Path runners = Files.createDirectory(folder.resolve("runners"));
    for (String system : List.of("cassandra", "ignite", "mongo", "opensearch")) {
      Files.createFile(runners.resolve("omnimesh-runner-" + system + ".jar"));
    }
    RunnerJars jars = new RunnerJars(runners);
    Loopback loopback = new Loopback(Runnable::run);
    parts =
        List.of(
            new MongoPart(jars),
            new OpenSearchPart(jars, loopback),
            new CassandraPart(jars),
            new IgnitePart(jars),
            new S3Part(loopback, Clock.systemUTC()),
            new PrometheusPart(loopback, new SecureRandom()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mongodb", "opensearch", "cassandra", "ignite", "s3", "prometheus"})
  void noSecretStandsWhereOthersCanRead(String name) throws Exception {
    FolderContext context = context(name);

    Launch launch = context.part().prepare(context);

    assertThat(String.join(" ", launch.command())).doesNotContain(FolderContext.SECRET_START);
    for (Path file : files(context.config())) {
      if (Files.readString(file).contains(FolderContext.SECRET_START)) {
        assertThat(Files.getPosixFilePermissions(file)).as("%s", file).isEqualTo(OWNER_ALONE);
        assertThat(file.getFileName()).hasToString("s3proxy.properties");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mongodb", "opensearch", "cassandra", "ignite", "s3", "prometheus"})
  void preparingTwiceGivesTheSameProcess(String name) throws Exception {
    FolderContext context = context(name);

    Launch first = context.part().prepare(context);

    assertThat(context.part().prepare(context)).isEqualTo(first);
  }

  @Test
  void cassandraSaysWhatItNeedsWhereThereIsNoJdk17() {
    Part cassandra = part("cassandra");

    assertThat(
            cassandra.unavailable(
                new FolderContext(new MeshHome(folder), cassandra, Optional.empty())))
        .hasValueSatisfying(reason -> assertThat(reason).contains("JDK 17", "apt-get install"));
    assertThat(cassandra.unavailable(context("cassandra"))).isEmpty();
  }

  @Test
  void cassandraUsesNoArchiveOfClassesOfAStartThatFailed() throws Exception {
    FolderContext context = context("cassandra");
    context.part().prepare(context);
    Path archive = archive(context, "-XX:ArchiveClassesAtExit=");
    Files.createFile(archive);

    context.part().prepare(context);

    assertThat(archive(context, "-XX:ArchiveClassesAtExit=")).isEqualTo(archive);
    assertThat(archive).doesNotExist();
  }

  private static Path archive(FolderContext context, String option) throws IOException {
    return Files.readAllLines(context.config().resolve("java.args")).stream()
        .map(line -> line.replace("\"", ""))
        .filter(line -> line.startsWith(option))
        .map(line -> Path.of(line.substring(option.length())))
        .findFirst()
        .orElseThrow();
  }

  private FolderContext context(String name) {
    MeshHome home = new MeshHome(folder);
    Part part = part(name);
    Path java17 = new FolderContext(home, part, Optional.empty()).file("jdk17/bin/java");
    return new FolderContext(home, part, Optional.of(java17));
  }

  private Part part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
