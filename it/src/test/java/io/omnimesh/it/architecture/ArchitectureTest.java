package io.omnimesh.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Holds the arrows of docs/architecture.md: who may see whom, and who alone touches which library.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ArchitectureTest {
  /** A fenced library and the one module that may import it. */
  private static final Map<String, String> FENCES =
      Map.ofEntries(
          Map.entry("org.apache.kafka..", "stream"),
          Map.entry("org.apache.iceberg..", "lake"),
          Map.entry("org.jdbi..", "store"),
          Map.entry("org.flywaydb..", "store"),
          Map.entry("com.zaxxer..", "store"),
          Map.entry("io.trino.client..", "query"),
          Map.entry("com.nimbusds..", "query"),
          Map.entry("io.javalin..", "server"),
          Map.entry("org.eclipse.aether..", "embedded"),
          Map.entry("eu.maveniverse.maven.mima..", "embedded"),
          Map.entry("picocli..", "cli"),
          Map.entry("org.jline..", "cli"),
          Map.entry("com.mongodb..", "simulator"));

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.omnimesh");

  @Test
  void modulesSeeOnlyWhatTheArrowsAllow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("contract")
        .definedBy("io.omnimesh.contract..")
        .layer("catalog")
        .definedBy("io.omnimesh.catalog..")
        .layer("store")
        .definedBy("io.omnimesh.store..")
        .layer("stream")
        .definedBy("io.omnimesh.stream..")
        .layer("lake")
        .definedBy("io.omnimesh.lake..")
        .layer("query")
        .definedBy("io.omnimesh.query..")
        .layer("embedded")
        .definedBy("io.omnimesh.embedded..")
        .layer("simulator")
        .definedBy("io.omnimesh.simulator..")
        .layer("server")
        .definedBy("io.omnimesh.server..")
        .layer("cli")
        .definedBy("io.omnimesh.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("server")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("simulator")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("embedded")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("catalog")
        .mayOnlyBeAccessedByLayers(
            "store", "stream", "lake", "query", "embedded", "simulator", "server", "cli")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("embedded", "simulator", "server", "cli")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("embedded", "simulator", "server", "cli")
        .whereLayer("lake")
        .mayOnlyBeAccessedByLayers("embedded", "simulator", "server", "cli")
        .whereLayer("stream")
        .mayOnlyBeAccessedByLayers("embedded", "simulator", "server", "cli")
        .check(classes);
  }

  @TestFactory
  Iterable<DynamicTest> oneModuleAloneImportsEachFencedLibrary() {
    return FENCES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(fence ->
            DynamicTest.dynamicTest(
                fence.getValue() + " alone imports " + fence.getKey(),
                () ->
                    noClasses()
                        .that(not(resideInAPackage("io.omnimesh." + fence.getValue() + "..")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(fence.getKey())
                        .allowEmptyShould(true)
                        .check(classes)))
        .toList();
  }

  @Test
  void subjectsOfAModuleDoNotFormCycles() {
    for (String module :
        new String[] {
          "contract",
          "catalog",
          "store",
          "stream",
          "lake",
          "query",
          "embedded",
          "simulator",
          "server"
        }) {
      slices()
          .matching("io.omnimesh." + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @Test
  void timeAndRandomnessArePassedIn() {
    ArchRule noWallClock =
        noClasses()
            .that(not(resideInAnyPackage("io.omnimesh.cli..")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because(
                "only the composition roots know the wall clock; everyone else is given a Clock");
    noWallClock.check(classes);
  }

  @Test
  void nobodyPrintsToTheConsoleButTheCommandLine() {
    noClasses()
        .that(not(resideInAPackage("io.omnimesh.cli..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.jspecify.annotations.NullMarked")
        .check(classes);
  }
}
