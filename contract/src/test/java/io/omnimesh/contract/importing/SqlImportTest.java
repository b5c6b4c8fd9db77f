package io.omnimesh.contract.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.odcs.DataContract;
import io.omnimesh.contract.odcs.LogicalType;
import io.omnimesh.contract.odcs.QualityRule;
import io.omnimesh.contract.odcs.SchemaObject;
import io.omnimesh.contract.odcs.SchemaProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlImportTest {
  private static final String POSTGRES =
      """
      -- a dump
      SET statement_timeout = 0;
      CREATE TYPE public.mood AS ENUM ('sad', 'ok');
      CREATE TABLE public.customers (
          id bigint GENERATED ALWAYS AS IDENTITY,
          email character varying(254) NOT NULL,
          mood public.mood DEFAULT 'ok'::public.mood NOT NULL,
          tags text[],
          joined_at timestamp with time zone DEFAULT now(),
          balance numeric(12,2) CHECK (balance >= 0 AND balance < 1000000),
          "Home Town" text,
          CONSTRAINT status_known CHECK (((email)::text = ANY (ARRAY['a'::character varying(5), 'b'::text]))),
          CONSTRAINT odd CHECK (length(email) % 2 = 0)
      );
      CREATE TABLE public.orders (
          order_id uuid PRIMARY KEY,
          customer_id bigint REFERENCES customers (id) ON DELETE CASCADE,
          store_id int REFERENCES stores,
          state varchar(10) NOT NULL CHECK (state IN ('new', 'paid')),
          qty integer CHECK (qty BETWEEN 1 AND 99),
          note text DEFAULT 'a, b (c)'
      );
      ALTER TABLE ONLY public.customers ADD CONSTRAINT customers_pkey PRIMARY KEY (id);
      CREATE UNIQUE INDEX one_email ON public.customers USING btree (email);
      CREATE UNIQUE INDEX pair ON public.orders (customer_id, state);
      COMMENT ON TABLE public.customers IS 'Who bought';
      COMMENT ON COLUMN public.customers.email IS 'It''s theirs';
      INSERT INTO customers VALUES (1, 'x;y');
      """;

  @Test
  void readsADumpOfPostgres() {
    DataContract contract = draft(POSTGRES);
    SchemaObject customers = contract.object("customers").orElseThrow();
    SchemaObject orders = contract.object("orders").orElseThrow();

    assertThat(contract.status()).isEqualTo("draft");
    assertThat(customers.description()).contains("Who bought");
    assertThat(customers.primaryKey()).extracting(SchemaProperty::name).containsExactly("id");
    SchemaProperty email = customers.property("email").orElseThrow();
    assertThat(email.description()).contains("It's theirs");
    assertThat(email.unique()).isTrue();
    assertThat(email.physicalType()).contains("varchar(254)");
    assertThat(email.classification()).contains("personal");
    assertThat(values(email)).containsExactly("a", "b");
    assertThat(values(customers.property("mood").orElseThrow())).containsExactly("sad", "ok");
    assertThat(customers.property("tags").orElseThrow().items()).isPresent();
    SchemaProperty balance = customers.property("balance").orElseThrow();
    assertThat(balance.logicalTypeOptions().minimum()).contains(0L);
    assertThat(balance.logicalTypeOptions().exclusiveMaximum()).contains(1_000_000L);
    assertThat(customers.property("home_town").orElseThrow().physicalName()).contains("Home Town");
    assertThat(customers.quality())
        .extracting(QualityRule::description)
        .containsExactly(Optional.of("CHECK (length(email) % 2 = 0)"));

    assertThat(orders.property("customer_id").orElseThrow().relationships())
        .singleElement()
        .satisfies(it -> assertThat(it.to()).containsExactly("customers.id"));
    assertThat(orders.property("store_id").orElseThrow().customProperties())
        .singleElement()
        .satisfies(it -> assertThat(it.value()).isEqualTo("stores"));
    assertThat(values(orders.property("state").orElseThrow())).containsExactly("new", "paid");
    assertThat(orders.property("qty").orElseThrow().logicalTypeOptions().maximum()).contains(99L);
    assertThat(orders.quality())
        .singleElement()
        .satisfies(rule ->
            assertThat(((QualityRule.Library) rule.check()).arguments())
                .isEqualTo(Map.of("properties", List.of("customer_id", "state"))));
    Judges.assertPasses(contract);
  }

  @Test
  void readsTablesOfMysql() {
    DataContract contract =
        draft(
            """
            CREATE TABLE IF NOT EXISTS `shop`.`stock` (
              `id` int(10) unsigned NOT NULL AUTO_INCREMENT COMMENT 'row''s number',
              `sku` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
              `kind` enum('shelf','back room') DEFAULT 'shelf',
              `active` tinyint(1) NOT NULL DEFAULT '1',
              `price` decimal(10,2) DEFAULT NULL,
              `counted` timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
              `key` varchar(3),
              PRIMARY KEY (`id`),
              UNIQUE KEY `one_sku` (`sku`),
              KEY `by_kind` (`kind`,`active`),
              CONSTRAINT `fk` FOREIGN KEY (`sku`) REFERENCES `skus` (`sku`)
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='What lies where';
            """);
    SchemaObject stock = contract.object("stock").orElseThrow();

    assertThat(stock.description()).contains("What lies where");
    assertThat(stock.properties())
        .extracting(SchemaProperty::name)
        .containsExactly("id", "sku", "kind", "active", "price", "counted", "key");
    assertThat(stock.properties())
        .extracting(property -> property.physicalType().orElse(""))
        .containsExactly(
            "bigint",
            "varchar(20)",
            "varchar",
            "boolean",
            "decimal(10,2)",
            "timestamp(0) with time zone",
            "varchar(3)");
    assertThat(stock.property("id").orElseThrow().description()).contains("row's number");
    assertThat(values(stock.property("kind").orElseThrow())).containsExactly("shelf", "back room");
    Judges.assertPasses(contract);
  }

  @Test
  void readsTablesOfTrino() {
    DataContract contract =
        draft(
            """
            CREATE TABLE mesh.ecommerce."Orders" (
              order_id varchar NOT NULL COMMENT 'The number',
              at timestamp(6) with time zone,
              address row(city varchar, "zip code" varchar(10)),
              lines array(row(sku varchar, qty integer)),
              attributes map(varchar, double),
              raw varbinary
            )
            COMMENT 'All orders'
            WITH (format = 'PARQUET', partitioning = ARRAY['day(at)', 'order_id'])
            """);
    SchemaObject orders = contract.object("Orders").orElseThrow();

    assertThat(orders.description()).contains("All orders");
    assertThat(orders.property("at").orElseThrow().partitionKeyPosition()).isEqualTo(1);
    SchemaProperty address = orders.property("address").orElseThrow();
    assertThat(address.logicalType()).contains(LogicalType.OBJECT);
    assertThat(address.properties())
        .extracting(SchemaProperty::columnName)
        .containsExactly("city", "zip code");
    assertThat(orders.property("attributes").orElseThrow().physicalType())
        .contains("map(varchar, double)");
    Judges.assertPasses(contract);
  }

  @Test
  void refusesWhatItCannotReadWithThePlace() {
    assertThatThrownBy(() -> draft("CREATE TABLE a (\n  id bigint,\n  = 3\n);"))
        .isInstanceOf(MeshException.class)
        .hasMessageStartingWith("tables.sql:3:3: '=' stands where a column's name was expected");
    assertThatThrownBy(() -> draft("SELECT 1")).hasMessageContaining("defines no table");
    assertThatThrownBy(() -> draft("CREATE TABLE a (b varchar COMMENT 'open"))
        .hasMessageContaining("has no end");
  }

  private static DataContract draft(String sql) {
    return SqlImport.read("tables.sql", sql, ImportHead.NONE);
  }

  private static List<Object> values(SchemaProperty property) {
    QualityRule.Library check = (QualityRule.Library) property.quality().getFirst().check();
    return List.copyOf((List<?>) check.arguments().getOrDefault("validValues", List.of()));
  }
}
