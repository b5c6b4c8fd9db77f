package io.omnimesh.embedded.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.embedded.doctor.Finding.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorTest {
  @Test
  void findsNothingOnAMachineThatHasEverything() {
    assertThat(Doctor.examine(machine(16_000, true, Map.of(), 0), Doctor.Need.FULL))
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
  }

  @Test
  void namesTheMendOfEverythingThatIsNotFine() {
    Machine poor =
        new Machine(
            "Mac OS X aarch64",
            21,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1_000,
            Map.of(Path.of("/data"), 10L),
            1_024,
            true,
            false,
            false,
            false,
            Map.of("trino", 28443),
            3);
    assertThat(Doctor.examine(poor, Doctor.Need.SMALL))
        .allSatisfy(finding -> {
          assertThat(finding.verdict()).as(finding.subject()).isNotEqualTo(Verdict.OK);
          assertThat(finding.mend()).isNotBlank();
        });
  }

  @Test
  void offersTheSmallProfileWhereMemoryIsShort() {
    Machine machine = machine(5_000, true, Map.of(), 0);
    assertThat(about("memory", Doctor.examine(machine, Doctor.Need.FULL)).mend())
        .contains("--profile small");
    assertThat(about("memory", Doctor.examine(machine, Doctor.Need.SMALL)).verdict())
        .isEqualTo(Verdict.OK);
  }

  @Test
  void aTakenPortIsOnlyAWarning() {
    Machine machine = machine(16_000, true, Map.of("kafka", 29092), 0);
    Finding finding = about("ports", Doctor.examine(machine, Doctor.Need.FULL));
    assertThat(finding.verdict()).isEqualTo(Verdict.WARNING);
    assertThat(finding.detail()).contains("29092", "kafka");
  }

  @Test
  void rootWithoutUserNamespacesIsAProblem() {
    Machine machine = machine(16_000, false, Map.of(), 0);
    assertThat(about("user", Doctor.examine(machine, Doctor.Need.FULL)).verdict())
        .isEqualTo(Verdict.PROBLEM);
  }

  private static Finding about(String subject, List<Finding> findings) {
    return findings.stream().filter(one -> one.subject().equals(subject)).findFirst().orElseThrow();
  }

  private static Machine machine(
      long memoryMiB, boolean userNamespaces, Map<String, Integer> portsTaken, int leftovers) {
    return new Machine(
        "Linux amd64",
        25,
        Optional.of(Path.of("/jdk17/bin/java")),
        Optional.of("3.11.7"),
        Optional.of("v20.1.0"),
        memoryMiB,
        Map.of(Path.of("/data"), 50_000L),
        1_048_576,
        true,
        userNamespaces,
        true,
        true,
        portsTaken,
        leftovers);
  }
}
