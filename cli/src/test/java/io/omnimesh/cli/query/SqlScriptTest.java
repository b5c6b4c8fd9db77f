package io.omnimesh.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.Parameter;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
  @Test
  void splitsAtSemicolonsOutsideOfQuotesAndComments() {
    assertThat(SqlScript.statements("select ';' ; -- ; no\n select \";\" /* ; */; "))
        .containsExactly("select ';'", "-- ; no\n select \";\" /* ; */");
  }

  @Test
  void takesALastStatementWithoutSemicolon() {
    assertThat(SqlScript.statements("use a.b; select 1")).containsExactly("use a.b", "select 1");
  }

  @Test
  void findsNoStatementInCommentsAlone() {
    assertThat(SqlScript.statements("-- nothing\n/* here */ ;; ")).isEmpty();
  }

  @Test
  void seesThatAQuoteIsStillOpen() {
    assertThat(SqlScript.split("select 'a;").rest()).isEqualTo("select 'a;");
  }

  @Test
  void replacesNamesByPlaceholdersInTheirOrder() {
    Parameter low = Parameter.of("bigint", "1");
    Parameter sku = Parameter.varchar("it's");

    SqlScript.Bound bound =
        SqlScript.bind(
            "select ':sku' from t where sku = :sku and n > :low -- :low",
            Map.of("sku", sku, "low", low));

    assertThat(bound.sql()).isEqualTo("select ':sku' from t where sku = ? and n > ? -- :low");
    assertThat(bound.parameters()).containsExactly(sku, low);
  }

  @Test
  void refusesAParameterThatOccursOnlyInAString() {
    assertThatThrownBy(() -> SqlScript.requireUsed("select ':sku'", Set.of("sku")))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("sku");
  }
}
