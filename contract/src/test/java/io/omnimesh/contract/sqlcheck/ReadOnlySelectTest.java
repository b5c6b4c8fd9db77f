package io.omnimesh.contract.sqlcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlySelectTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from orders",
        "SELECT count(*) FROM {object} WHERE {property} IS NULL;",
        "select count(*) from ${schema}.orders where day > date '${day}'",
        "select 1 from t limit ${n}",
        "with a as (select 1 x) select x from a",
        "(select 1) union all (select 2)",
        "values 1",
        "-- a note\nselect 1",
        "select ';' from t",
      })
  void takesWhatOnlyReads(String sql) {
    assertThat(ReadOnlySelect.problem(sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from orders",
        "  Insert into t values 1",
        "drop table t",
        "with function f() returns int return 1 delete from t",
        "show tables",
        "explain analyze delete from t",
        "select 1; drop table t",
        "select 1 from table(pg.system.query(query => 'delete from t returning 1'))",
        "select from where",
        "selec 1",
        "",
        ";",
        "{object}"
      })
  void refusesWhatDoesNotOrIsNoStatement(String sql) {
    assertThat(ReadOnlySelect.problem(sql)).isPresent();
  }
}
