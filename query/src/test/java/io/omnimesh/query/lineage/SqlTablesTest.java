package io.omnimesh.query.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.catalog.lineage.TableName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTablesTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '`',
      value = {
        "select * from a.b.c join d.e.f on true ~> [a.b.c, d.e.f] []",
        "with c as (select * from a.b.t) select * from c, (with t as (select 1 x) select * from t) ~> [a.b.t] []",
        "with recursive c(x) as (select 1 union all select x from c) select * from c, t ~> [cat.sch.t] []",
        "with c as (select * from c) select * from c ~> [cat.sch.c] []",
        "select (select max(x) from s.t) where exists (table u) ~> [cat.s.t, cat.sch.u] []",
        "insert into a.b.c select * from t ~> [cat.sch.t] [a.b.c]",
        "create table a.b.c as select * from t ~> [cat.sch.t] [a.b.c]",
        "create or replace view v as select * from t ~> [cat.sch.t] [cat.sch.v]",
        "update t set x = (select max(y) from u) where z in (select w from v) ~> [cat.sch.t, cat.sch.u, cat.sch.v] [cat.sch.t]",
        "delete from t where x in (select y from u) ~> [cat.sch.t, cat.sch.u] [cat.sch.t]",
        "merge into t using s on t.a = s.a when matched then delete ~> [cat.sch.s, cat.sch.t] [cat.sch.t]",
        "explain analyze select * from t ~> [cat.sch.t] []",
        "execute immediate 'select * from t where x = ?' using 1 ~> [cat.sch.t] []",
        "prepare p from select * from t ~> [cat.sch.t] []",
        "select * from table(f(input => table(a.b.c))) ~> [a.b.c] []",
        "select * from t match_recognize (pattern (a+) define a as true) ~> [cat.sch.t] []",
        "alter table t execute optimize ~> [] [cat.sch.t]",
        "show tables ~> [] []",
        "set session x = 1 ~> [] []",
      })
  void findsWhatAStatementOfAnyKindReadsAndWrites(String sql, String expected) {
    SqlTables tables = SqlTables.read(sql, Optional.of("cat"), Optional.of("sch")).orElseThrow();
    assertThat(tables.reads() + " " + tables.writes()).isEqualTo(expected);
  }

  @Test
  void leavesOutNamesThatItCannotComplete() {
    assertThat(SqlTables.read("select * from t, a.b.c").orElseThrow().reads()).hasSize(1);
  }

  @Test
  void isEmptyWhereTrinoWouldNotReadTheStatement() {
    assertThat(SqlTables.read("selec 1")).isEmpty();
    assertThat(SqlTables.read("execute immediate 'selec'")).isEmpty();
  }

  @Test
  void asksForTheColumnsOfATableInWordsThatTrinoReads() {
    String sql = TrinoColumns.statement(new TableName("a b", "it's", "t"));
    assertThat(sql).contains("FROM \"a b\".\"information_schema\".\"columns\"").contains("'it''s'");
    assertThat(SqlTables.read(sql).orElseThrow().reads())
        .containsExactly(new TableName("a b", "information_schema", "columns"));
  }
}
