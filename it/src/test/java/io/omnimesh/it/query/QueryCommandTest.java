package io.omnimesh.it.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.it.mesh.RunningMesh;
import io.omnimesh.it.mesh.RunningMesh.Outcome;
import org.junit.jupiter.api.Test;

class QueryCommandTest {
  private final RunningMesh mesh = RunningMesh.shared();

  @Test
  void writesRowsToStdoutAndNothingElse() {
    Outcome outcome = mesh.mesh("query", "-o", "csv", "select 1 as one, decimal '1.50' as price");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout()).isEqualTo("one,price\n1,1.50\n");
  }

  @Test
  void bindsParametersAsValuesNeverAsSql() {
    Outcome outcome =
        mesh.mesh(
            "query",
            "-o",
            "ndjson",
            "select :name as name, :n + 1 as n",
            "-p",
            "name=x' or '1'='1",
            "-p",
            "n:bigint=41");

    assertThat(outcome.stdout()).isEqualTo("{\"name\":\"x' or '1'='1\",\"n\":42}\n");
  }

  @Test
  void endsWithAStableCodeAndThePlaceOfTheMistake() {
    Outcome outcome = mesh.mesh("query", "selec 1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).contains("line 1:1", "SYNTAX_ERROR");
  }

  @Test
  void saysThatACatalogDoesNotExist() {
    assertThat(mesh.mesh("query", "select * from nowhere.a.b").exitCode()).isEqualTo(4);
  }

  @Test
  void cancelsAQueryThatTakesLongerThanItsLimit() {
    Outcome outcome =
        mesh.mesh(
            "query",
            "--timeout",
            "2s",
            "select count(*) from tpcds.sf1000.store_sales, tpcds.sf1.item");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(8);
  }

  @Test
  void runsAsTheUserThatWasNamedWhomTrinoRefusesWithoutAGrant() {
    Outcome outcome = mesh.mesh("query", "-o", "csv", "--user", "anna", "select current_user");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(3);
    assertThat(outcome.stderr()).contains("PERMISSION_DENIED");
  }
}
