package io.omnimesh.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.draft.ContractDraft;
import io.omnimesh.contract.odcs.DataContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the guide, the kinds of changes and the examples are the same list. */
class CompatibilityTableTest {
  private static final Path GUIDE = Path.of("../docs/guides/compatibility.md");

  @Test
  void guideSaysWhatTheKindsSay() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(GUIDE)) {
      List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      if (cells.size() == 7 && cells.get(1).matches("[a-z-]*[a-z][a-z-]*")) {
        rows.add(String.join(" ", cells.get(1), cells.get(3), cells.get(4), cells.get(5)));
      }
    }

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ChangeKind.values())
                .map(kind ->
                    String.join(
                            " ",
                            kind.id(),
                            kind.readers().name(),
                            kind.writers().name(),
                            kind.requiredBump().name())
                        .toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void eachKindHasAnExample() {
    assertThat(rows().map(Row::id).toList())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ChangeKind.values()).map(ChangeKind::id).toList());
  }

  static Stream<Row> rows() {
    return Rows.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void exampleIsOfItsKindAndNoOther(Row row) {
    Diff diff = ContractDiff.compare(contract(row.before()), contract(row.after()));

    assertThat(diff.changes()).extracting(change -> change.kind().id()).containsExactly(row.id());
    Change change = diff.changes().getFirst();
    assertThat(change.path()).isEqualTo(row.path());
    assertThat(change.message()).startsWith(row.message());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void exampleNeedsItsVersionUnlessTheContractWasADraft(Row row) {
    Diff diff = ContractDiff.compare(contract(row.before()), contract(row.after()));

    Bump bump =
        row.id().equals("status-advanced") ? Bump.NONE : diff.changes().getFirst().requiredBump();
    assertThat(diff.requiredVersion()).isEqualTo(bump.after(diff.before().semanticVersion()));
  }

  private static DataContract contract(Consumer<ContractDraft> edit) {
    ContractDraft draft = Rows.orders();
    edit.accept(draft);
    return draft.build();
  }
}
