package io.omnimesh.query.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlLineageTest {
  /** Tables are written without shop.db; the test adds it. */
  private static String sql(String text) {
    return text.replaceAll("@(\\w+)", "shop.db.$1");
  }

  private static String lineage(String text) {
    return Shop.text(SqlLineage.of(sql(text), Shop.KNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '`',
      value = {
        // columns and expressions
        "select id from @orders ~> id=IDENTITY(orders.id IDENTITY)",
        "select ID as Number from @orders ~> number=IDENTITY(orders.id IDENTITY)",
        "select o.id from @orders o ~> id=IDENTITY(orders.id IDENTITY)",
        "select orders.id from @orders ~> id=IDENTITY(orders.id IDENTITY)",
        "select db.orders.id from @orders ~> id=IDENTITY(orders.id IDENTITY)",
        "select shop.db.orders.id from @orders ~> id=IDENTITY(orders.id IDENTITY)",
        "select 1 as one ~> one=TRANSFORMATION()",
        "select amount * 2 as a from @orders ~> a=TRANSFORMATION(orders.amount TRANSFORMATION)",
        "select cast(id as varchar) as a from @orders ~> a=TRANSFORMATION(orders.id TRANSFORMATION)",
        "select id, amount + id from @orders ~> id=IDENTITY(orders.id IDENTITY) ?=TRANSFORMATION(orders.amount TRANSFORMATION, orders.id TRANSFORMATION)",
        "select case when status = 'x' then amount else id end as a from @orders ~> a=TRANSFORMATION(orders.amount TRANSFORMATION, orders.id TRANSFORMATION, orders.status CONDITIONAL)",
        "select case status when 'x' then amount end as a from @orders ~> a=TRANSFORMATION(orders.amount TRANSFORMATION, orders.status CONDITIONAL)",
        "select if(status = 'x', amount) as a from @orders ~> a=TRANSFORMATION(orders.amount TRANSFORMATION, orders.status CONDITIONAL)",
        "select coalesce(status, 'new') as a from @orders ~> a=TRANSFORMATION(orders.status TRANSFORMATION)",
        "select nullif(amount, id) as a from @orders ~> a=TRANSFORMATION(orders.amount TRANSFORMATION, orders.id CONDITIONAL)",
        "select try(1 / id) as a, id in (1, customer_id) as b from @orders ~> a=TRANSFORMATION(orders.id TRANSFORMATION) b=TRANSFORMATION(orders.customer_id TRANSFORMATION, orders.id TRANSFORMATION)",
        "select json_value(status, 'lax $.a' returning bigint) as a from @orders ~> a=TRANSFORMATION(orders.status TRANSFORMATION)",
        "select extract(year from placed_at) as a, placed_at at time zone 'UTC' as b from @orders ~> a=TRANSFORMATION(orders.placed_at TRANSFORMATION) b=TRANSFORMATION(orders.placed_at TRANSFORMATION)",
        // aggregates and groups
        "select count(*) as n from @orders ~> n=AGGREGATION()",
        "select sum(amount) as s from @orders ~> s=AGGREGATION(orders.amount AGGREGATION)",
        "select status, sum(amount) / count(*) as s from @orders group by status ~> status=IDENTITY(orders.status IDENTITY) s=AGGREGATION(orders.amount AGGREGATION) | orders.status GROUP_BY",
        "select status, max(id) from @orders group by 1 having sum(amount) > 3 ~> status=IDENTITY(orders.status IDENTITY) ?=AGGREGATION(orders.id AGGREGATION) | orders.amount FILTER, orders.status GROUP_BY",
        "select sum(amount) filter (where status = 'x') as s from @orders ~> s=AGGREGATION(orders.amount AGGREGATION, orders.status FILTER)",
        "select array_agg(id order by placed_at) as s from @orders ~> s=AGGREGATION(orders.id AGGREGATION, orders.placed_at SORT)",
        "select status, customer_id, count(*) as n from @orders group by grouping sets ((status), (customer_id)) ~> status=IDENTITY(orders.status IDENTITY) customer_id=IDENTITY(orders.customer_id IDENTITY) n=AGGREGATION() | orders.customer_id GROUP_BY, orders.status GROUP_BY",
        "select status, count(*) as n from @orders group by auto ~> status=IDENTITY(orders.status IDENTITY) n=AGGREGATION() | orders.status GROUP_BY",
        "select distinct status from @orders ~> status=IDENTITY(orders.status IDENTITY) | orders.status GROUP_BY",
        // windows
        "select row_number() over (partition by customer_id order by placed_at) as r from @orders ~> r=TRANSFORMATION(orders.customer_id WINDOW, orders.placed_at WINDOW)",
        "select sum(amount) over w as s, lag(id) over (w order by placed_at) as l from @orders window w as (partition by status) ~> s=AGGREGATION(orders.amount AGGREGATION, orders.status WINDOW) l=TRANSFORMATION(orders.id TRANSFORMATION, orders.placed_at WINDOW, orders.status WINDOW)",
        // rows
        "select id from @orders where status = 'x' order by placed_at limit 3 ~> id=IDENTITY(orders.id IDENTITY) | orders.placed_at SORT, orders.status FILTER",
        "select id as a, amount from @orders order by a, 2 ~> a=IDENTITY(orders.id IDENTITY) amount=IDENTITY(orders.amount IDENTITY) | orders.amount SORT, orders.id SORT",
        "select id from @orders tablesample bernoulli (10) ~> id=IDENTITY(orders.id IDENTITY)",
        // stars
        "select * from @customers ~> id=IDENTITY(customers.id IDENTITY) name=IDENTITY(customers.name IDENTITY) email=IDENTITY(customers.email IDENTITY) country=IDENTITY(customers.country IDENTITY)",
        "select e.*, c.id from @edges e, @customers c ~> parent=IDENTITY(edges.parent IDENTITY) child=IDENTITY(edges.child IDENTITY) id=IDENTITY(customers.id IDENTITY)",
        "select e.* as (a, b) from @edges e ~> a=IDENTITY(edges.parent IDENTITY) b=IDENTITY(edges.child IDENTITY)",
        "select o.address.* from @orders o ~> city=TRANSFORMATION(orders.address TRANSFORMATION) geo=TRANSFORMATION(orders.address TRANSFORMATION)",
        "table @edges ~> parent=IDENTITY(edges.parent IDENTITY) child=IDENTITY(edges.child IDENTITY)",
        // fields of rows, arrays, maps
        "select address.city from @orders ~> city=TRANSFORMATION(orders.address TRANSFORMATION)",
        "select o.address.geo.lat from @orders o ~> lat=TRANSFORMATION(orders.address TRANSFORMATION)",
        "select address.city from (select id as address from @customers) x, @orders o ~> !ambiguous",
        "select o.address.city from (select name as o from @customers) x, @orders o ~> city=TRANSFORMATION(orders.address TRANSFORMATION)",
        "select items[1].sku from @orders ~> ?=TRANSFORMATION(orders.items TRANSFORMATION)",
        "select attributes['a'] as a from @orders ~> a=TRANSFORMATION(orders.attributes TRANSFORMATION)",
        "select transform(items, id -> id.quantity * o.amount) as a from @orders o ~> a=TRANSFORMATION(orders.amount TRANSFORMATION, orders.items TRANSFORMATION)",
        "select reduce(tags, '', (s, x) -> s || x, s -> s) as a from @orders ~> a=TRANSFORMATION(orders.tags TRANSFORMATION)",
        // joins
        "select c.name, o.id from @orders o join @customers c on c.id = o.customer_id ~> name=IDENTITY(customers.name IDENTITY) id=IDENTITY(orders.id IDENTITY) | customers.id JOIN, orders.customer_id JOIN",
        "select id, name, amount from @orders left join @customers using (id) ~> id=IDENTITY(orders.id IDENTITY) name=IDENTITY(customers.name IDENTITY) amount=IDENTITY(orders.amount IDENTITY) | customers.id JOIN, orders.id JOIN",
        "select id from @orders right join @customers using (id) ~> id=IDENTITY(customers.id IDENTITY) | customers.id JOIN, orders.id JOIN",
        "select id from @orders full join @customers using (id) ~> id=TRANSFORMATION(customers.id TRANSFORMATION, orders.id TRANSFORMATION) | customers.id JOIN, orders.id JOIN",
        "select * from @edges a join @edges b using (parent) ~> parent=IDENTITY(edges.parent IDENTITY) child=IDENTITY(edges.child IDENTITY) child=IDENTITY(edges.child IDENTITY) | edges.parent JOIN",
        // unnest and lateral
        "select i.sku from @orders o cross join unnest(o.items) as i ~> sku=TRANSFORMATION(orders.items TRANSFORMATION) | orders.items JOIN",
        "select a, b, n from @orders cross join unnest(items) with ordinality as t(a, b, n) ~> a=TRANSFORMATION(orders.items TRANSFORMATION) b=TRANSFORMATION(orders.items TRANSFORMATION) n=TRANSFORMATION() | orders.items JOIN",
        "select k, v from @orders, unnest(attributes) t(k, v) ~> k=TRANSFORMATION(orders.attributes TRANSFORMATION) v=TRANSFORMATION(orders.attributes TRANSFORMATION) | orders.attributes JOIN",
        "select x, y from @orders, unnest(tags, items) t(x, y, z) ~> x=TRANSFORMATION(orders.tags TRANSFORMATION) y=TRANSFORMATION(orders.items TRANSFORMATION) | orders.items JOIN, orders.tags JOIN",
        "select w from @orders, unnest(split(status, ',')) t(w) ~> w=TRANSFORMATION(orders.status TRANSFORMATION) | orders.status JOIN",
        "select p.sku from @orders, unnest(cast(json_parse(status) as array(row(sku varchar, n bigint)))) as p ~> sku=TRANSFORMATION(orders.status TRANSFORMATION) | orders.status JOIN",
        "select g from unnest(sequence(1, 3)) t(g) ~> g=TRANSFORMATION()",
        "select o.id, l.s from @orders o cross join lateral (select sum(e.child) as s from @edges e where e.parent = o.id) l ~> id=IDENTITY(orders.id IDENTITY) s=AGGREGATION(edges.child AGGREGATION) | edges.parent FILTER, orders.id FILTER",
        "select j.a from @orders o, json_table(o.status, 'lax $[*]' columns (a varchar path 'lax $.a', nested path 'lax $.b' columns (c bigint))) j ~> a=TRANSFORMATION(orders.status TRANSFORMATION) | orders.status JOIN",
        // values
        "select a, b from (values (1, 'x'), (2, 'y')) t(a, b) ~> a=TRANSFORMATION() b=TRANSFORMATION()",
        "values 1, 2 ~> ?=TRANSFORMATION()",
        // subqueries
        "select a + 1 as b from (select amount * 2 as a from @orders where status = 'x') ~> b=TRANSFORMATION(orders.amount TRANSFORMATION) | orders.status FILTER",
        "select m from (select max(amount) as m from @orders) where m > 3 ~> m=AGGREGATION(orders.amount AGGREGATION) | orders.amount FILTER",
        "select m + 1 as n from (select max(amount) as m from @orders) ~> n=AGGREGATION(orders.amount AGGREGATION)",
        "select (select name from @customers c where c.id = o.customer_id) as n from @orders o ~> n=IDENTITY(customers.id FILTER, customers.name IDENTITY, orders.customer_id FILTER)",
        "select id from @orders where customer_id in (select id from @customers where country = 'NO') ~> id=IDENTITY(orders.id IDENTITY) | customers.country FILTER, customers.id FILTER, orders.customer_id FILTER",
        "select id from @orders o where exists (select * from @customers where name = o.status) ~> id=IDENTITY(orders.id IDENTITY) | customers.name FILTER, orders.status FILTER",
        "select id from @customers where id > all (select parent from @edges) ~> id=IDENTITY(customers.id IDENTITY) | customers.id FILTER, edges.parent FILTER",
        // set operations
        "select id as x from @orders union all select id from @customers ~> x=IDENTITY(customers.id IDENTITY, orders.id IDENTITY)",
        "select parent from @edges union select id + 1 from @orders ~> parent=TRANSFORMATION(edges.parent IDENTITY, orders.id TRANSFORMATION) | edges.parent GROUP_BY, orders.id GROUP_BY",
        "select parent from @edges except all select id from @orders ~> parent=IDENTITY(edges.parent IDENTITY) | edges.parent GROUP_BY, orders.id FILTER",
        "select parent from @edges intersect select id from @orders ~> parent=IDENTITY(edges.parent IDENTITY, orders.id IDENTITY) | edges.parent GROUP_BY, orders.id GROUP_BY",
        "(select id from @orders limit 1) union all (select parent from @edges order by child) order by id ~> id=IDENTITY(edges.parent IDENTITY, orders.id IDENTITY) | edges.child SORT, edges.parent SORT, orders.id SORT",
        // named queries
        "with a as (select id as x from @orders) select x from a ~> x=IDENTITY(orders.id IDENTITY)",
        "with a(y) as (select id from @orders), b as (select y + 1 as z from a) select z, a.y from b, a ~> z=TRANSFORMATION(orders.id TRANSFORMATION) y=IDENTITY(orders.id IDENTITY)",
        "with a as (select id from @orders) select x.id from (with a as (select name as id from @customers) select id from a) x, a ~> id=IDENTITY(customers.name IDENTITY)",
        "with a as (select id from @orders), b as (with a as (select parent as id from @edges) select id from a) select a.id, b.id as c from a, b ~> id=IDENTITY(orders.id IDENTITY) c=IDENTITY(edges.parent IDENTITY)",
        "with orders as (select id from @customers) select orders.id from orders ~> id=IDENTITY(customers.id IDENTITY)",
        "with unused as (select id from @orders where amount > 1) select id from @customers ~> id=IDENTITY(customers.id IDENTITY)",
        "with recursive t(n, d) as (select parent, 0 from @edges where child = 1 union all select e.child, d + 1 from @edges e join t on t.n = e.parent) select n, d from t ~> n=IDENTITY(edges.child IDENTITY, edges.parent IDENTITY) d=TRANSFORMATION() | edges.child FILTER JOIN, edges.parent JOIN",
        // row patterns
        "select * from @orders match_recognize (partition by customer_id order by placed_at measures last(up.amount) as top, classifier(up) as c one row per match pattern (st up+) define up as up.amount > prev(amount)) ~> customer_id=IDENTITY(orders.customer_id IDENTITY) top=TRANSFORMATION(orders.amount TRANSFORMATION) c=TRANSFORMATION() | orders.amount FILTER, orders.customer_id WINDOW, orders.placed_at WINDOW",
      })
  void findsWhereEachColumnComesFrom(String sql, String expected) {
    if (expected.startsWith("!")) {
      assertThatThrownBy(() -> lineage(sql)).hasMessageContaining(expected.substring(1));
    } else {
      assertThat(lineage(sql)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '`',
      value = {
        "select id from @orders, @customers ~> SQL:1:8: column id is ambiguous, it is in shop.db.orders and shop.db.customers; write the name of its table before it",
        "select a.id from (select o.id, c.id from @orders o, @customers c) a ~> SQL:1:8: column a.id is ambiguous, it is in a; write the name of its table before it",
        "select nmae from @customers ~> SQL:1:8: there is no column nmae here; did you mean name?",
        "select o.nothing from @edges o ~> SQL:1:8: there is no column o.nothing here; known are child, parent",
        "select * from @unknown ~> SQL:1:8: the columns of shop.db.unknown are not known, so that * cannot be expanded; name the columns, or check the table's name",
        "select u.* from @unknown u ~> SQL:1:8: the columns of shop.db.unknown are not known, so that * cannot be expanded; name the columns, or check the table's name",
        "select x from @unknown, @edges, @missing ~> SQL:1:8: the columns of shop.db.unknown are not known, so that the table of column x is not certain; write the name of its table before it",
        "select id from orders ~> SQL:1:16: table orders is not named in full; write catalog.schema.table, such as mesh.ecommerce.orders",
        "select * from table(shop.system.query(query => 'x')) ~> SQL:1:21: what the table function shop.system.query reads cannot be known; write the SELECT itself",
        "select id from @orders natural join @customers ~> SQL:1:16: NATURAL JOIN is not supported; name the columns with USING",
        "select id from @orders where id = ? ~> SQL:1:42: a parameter ? has no value here; write the value in its place",
        "select id from @orders; ~> SQL:1:30: mismatched input ';'; write one statement without a semicolon",
        "delete from @orders ~> SQL:1:1: this is DELETE, not a SELECT; write one SELECT",
        "create table a as select 1 as x ~> SQL:1:1: this is CREATE TABLE AS SELECT, not a SELECT; write one SELECT",
        "select address.street from @orders ~> SQL:1:16: there is no field street in this row; use one of city, geo",
        "select status.x from @orders ~> SQL:1:15: the value before .x is not a row; check the names before the dot",
        "select 1 as a from @orders order by 2 ~> SQL:1:44: there is no column 2 in the result; use a number from 1 to 1",
        "select id from @edges union all select 1, 2 ~> SQL:1:8: there is no column id here; known are child, parent",
        "select parent from @edges union all select 1, 2 ~> SQL:1:44: this query has 2 columns, the one before it 1; select as many columns",
        "with a(x, y) as (select parent from @edges) select x from a ~> SQL:1:6: 2 column names are given for 1 columns; name each column once",
        "with a as (select 1 as x), A as (select 2 as x) select x from a ~> SQL:1:28: there are two queries named A; give the second another name",
        "with a as (select x from a) select x from a ~> SQL:1:26: table a is not named in full; write catalog.schema.table, such as mesh.ecommerce.a",
        "select x from @orders, unnest(json_parse(status)) as t ~> SQL:1:31: how many columns this UNNEST gives cannot be known; name its columns, AS t(a, b), or cast the value to its type",
        "select row_number() over w as r from @orders ~> SQL:1:26: there is no window w; define it in the WINDOW clause",
        "select * ~> SQL:1:8: * has nothing to stand for; add FROM, or name the columns",
        "select o.id from (select 1 as x from @orders) t, (select o.id from @orders o) u where o.id = 1 ~> SQL:1:101: there is no column o.id here; did you mean id?",
      })
  void refusesWithPlaceAndMendWhatItCannotKnow(String sql, String message) {
    assertThatThrownBy(() -> lineage(sql))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
        .hasMessage(message);
  }

  @Test
  void namesTheTableOfAColumnAlsoWhereItsColumnsAreNotKnown() {
    assertThat(lineage("select u.a, u.b.c, shop.db.unknown2.d from @unknown u, @unknown2"))
        .isEqualTo(
            "a=IDENTITY(unknown.a IDENTITY) c=TRANSFORMATION(unknown.b TRANSFORMATION)"
                + " d=IDENTITY(unknown2.d IDENTITY)");
    assertThat(lineage("select a, b.c from @unknown where d > 1"))
        .isEqualTo(
            "a=IDENTITY(unknown.a IDENTITY) c=TRANSFORMATION(unknown.b TRANSFORMATION)"
                + " | unknown.d FILTER");
  }

  @Test
  void countsEveryTableThatIsReadAlsoWithoutAColumn() {
    String sql =
        "with w as (select 1 as x from @edges) select count(*) as n from @orders where exists"
            + " (select 1 from mesh.stores.sales)";
    assertThat(SqlLineage.of(sql(sql), Shop.KNOWN).tables())
        .containsExactly(
            new TableName("mesh", "stores", "sales"), Shop.table("edges"), Shop.table("orders"));
  }

  @Test
  void tellsThePlaceInAFileOfManyLines() {
    assertThatThrownBy(() ->
            SqlLineage.of("transform.sql", sql("select id,\n  nmae\nfrom @customers"), Shop.KNOWN))
        .hasMessageStartingWith("transform.sql:2:3: there is no column nmae here");
  }

  @Test
  void refusesAStatementThatIsNestedTooDeeply() {
    String deep = "1" + " + id".repeat(40_000);
    assertThatThrownBy(() -> lineage("select " + deep + " as x from @orders"))
        .isInstanceOf(MeshException.class);
  }

  @Test
  void asksForTheColumnsOfATableOnce() {
    List<TableName> asked = new java.util.ArrayList<>();
    TableColumns counting =
        table -> {
          asked.add(table);
          return Shop.KNOWN.of(table);
        };
    SqlLineage.of(sql("select a.id from @orders a, @orders b, @edges"), counting);
    assertThat(asked).containsExactlyInAnyOrder(Shop.table("orders"), Shop.table("edges"));
  }
}
