package io.omnimesh.query.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.trino.client.ErrorLocation;
import io.trino.client.QueryError;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final QueryOptions BOUND =
      QueryOptions.ofDefaults().withParameters(List.of(Parameter.of("bigint", "1")));

  @Test
  void namesTheCatalogOfASourceThatFailed() {
    MeshException failure =
        Failures.ofQuery(
            error("JDBC_ERROR", "EXTERNAL", "Connection refused", 0, 0),
            "select count(*) from stores_pos.stores_pos.baskets",
            QueryOptions.ofDefaults());

    assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("The source stores_pos failed: Connection refused");
  }

  @Test
  void namesAllCatalogsWhereItCannotTellWhichOneFailed() {
    MeshException failure =
        Failures.ofQuery(
            error("JDBC_ERROR", "EXTERNAL", "gone", 0, 0),
            "select * from a.x.t join \"b\".y.u on true",
            QueryOptions.ofDefaults());

    assertThat(failure).hasMessageContaining("(one of a, b)");
  }

  @Test
  void countsColumnsInTheCallersOwnStatement() {
    assertThat(place("COLUMN_NOT_FOUND", 1, 31)).startsWith("line 1:12: ");
    assertThat(place("COLUMN_NOT_FOUND", 2, 2)).startsWith("line 2:2: ");
    assertThat(place("SYNTAX_ERROR", 2, 25)).startsWith("line 2:6: ");
  }

  @Test
  void decidesByTheNameOfTheErrorNotByItsText() {
    assertThat(code("PERMISSION_DENIED", "USER_ERROR")).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code("TABLE_NOT_FOUND", "USER_ERROR")).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(code("DIVISION_BY_ZERO", "USER_ERROR")).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(code("EXCEEDED_TIME_LIMIT", "INSUFFICIENT_RESOURCES")).isEqualTo(ErrorCode.TIMEOUT);
    assertThat(code("QUERY_QUEUE_FULL", "INSUFFICIENT_RESOURCES"))
        .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(code("GENERIC_INTERNAL_ERROR", "INTERNAL_ERROR")).isEqualTo(ErrorCode.INTERNAL);
  }

  private static String place(String name, int line, int column) {
    String message = "line " + line + ":" + column + ": wrong";
    return String.valueOf(
        Failures.ofQuery(error(name, "USER_ERROR", message, line, column), "select ?", BOUND)
            .getMessage());
  }

  private static ErrorCode code(String name, String type) {
    return Failures.ofQuery(error(name, type, "x", 0, 0), "select 1", QueryOptions.ofDefaults())
        .code();
  }

  private static QueryError error(String name, String type, String message, int line, int column) {
    ErrorLocation place = line == 0 ? null : new ErrorLocation(line, column);
    return new QueryError(message, null, 1, name, type, place, null);
  }
}
