package io.omnimesh.query.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformCheckTest {
  private static List<String> check(String sql) {
    return TransformCheck.check(
            "ecommerce",
            Map.of("shop_db", "ecommerce", "clicks", "ecommerce", "stores_pos", "stores"),
            "transform.sql",
            sql)
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void acceptsOwnSourcesAndProductsOfAnyDomain() {
    assertThat(
            check(
                "with a as (select id from shop_db.public.orders) select a.id, s.total from a join"
                    + " mesh.stores.sales s on s.id = a.id"))
        .isEmpty();
  }

  @Test
  void refusesAnotherDomainsSource() {
    assertThat(check("select id\nfrom stores_pos.pos.baskets"))
        .containsExactly(
            "transform.sql:2:6: source stores_pos belongs to domain stores, and this transform to"
                + " ecommerce; read a product of stores, mesh.stores.<port>");
  }

  @Test
  void findsASourceOfAnotherDomainWhereverItHides() {
    assertThat(
            check(
                "select 1 as x where 1 in (with q as (select 1 as y from stores_pos.a.b) select y"
                    + " from q)"))
        .hasSize(1);
    assertThat(check("table stores_pos.a.b")).hasSize(1);
    assertThat(check("select x from shop_db.a.b, lateral (select 1 from stores_pos.a.c) l"))
        .hasSize(1);
  }

  @Test
  void tellsEveryProblemInTheOrderOfItsPlace() {
    assertThat(
            check(
                "select count(*), id, o.ID\nfrom orders o, clickz.default.c\nwhere x = ? and y in"
                    + " (select 1 from table(shop_db.system.query(query => 'drop')))"))
        .containsExactly(
            "transform.sql:1:8: this column has no name; write AS and a name after it",
            "transform.sql:1:22: there are two columns ID; write AS and another name after it",
            "transform.sql:2:6: table orders is not named in full; write catalog.schema.table,"
                + " such as mesh.ecommerce.orders",
            "transform.sql:2:16: there is no source clickz in the mesh; did you mean 'clicks'?",
            "transform.sql:3:11: a parameter ? has no value here; write the value in its place",
            "transform.sql:3:43: what the table function shop_db.system.query reads cannot be"
                + " known; write the SELECT itself");
  }

  @Test
  void refusesWhatIsNotOneSelect() {
    assertThat(check("select 1 as x; select 2 as x"))
        .containsExactly(
            "transform.sql:1:14: mismatched input ';'; write one statement without a semicolon");
    assertThat(check("insert into shop_db.a.b select 1"))
        .containsExactly("transform.sql:1:1: this is INSERT, not a SELECT; write one SELECT");
    assertThat(check("")).hasSize(1);
  }
}
