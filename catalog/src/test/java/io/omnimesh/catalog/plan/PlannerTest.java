package io.omnimesh.catalog.plan;

import static io.omnimesh.catalog.plan.World.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.product.Products;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  private static final String ID = "a order_id bigint!";
  private static final String SKU = "b sku varchar";

  private final World world = new World();

  private static Port view(String version, String... columns) {
    return port(PortKind.VIEW, "ecommerce", "orders", version, "active", columns);
  }

  private static Port table(String version, String... columns) {
    return port(PortKind.TABLE, "ecommerce", "orders", version, "active", columns);
  }

  @Test
  void makesANewViewThenItsNameWithoutMajorThenItsRecord() {
    world.write("ecommerce", "orders", view("1.0.0", ID, SKU));

    assertThat(world.steps())
        .containsExactly(
            "create schema mesh.ecommerce",
            "create view mesh.ecommerce.orders_v1",
            "point mesh.ecommerce.orders at orders_v1",
            "record contract 1.0.0");
  }

  @Test
  void hasNothingToDoOnceAllIsApplied() {
    world.write("ecommerce", "orders", view("1.0.0", ID, SKU));
    world.apply();

    assertThat(world.plan().products()).isEmpty();
  }

  @Test
  void finishesARunThatWasKilledAfterAnyStep() {
    world.write("ecommerce", "orders", table("1.0.0", ID, SKU));
    int steps = world.steps().size();
    for (int done = 0; done <= steps; done++) {
      World killed = new World();
      killed.write("ecommerce", "orders", table("1.0.0", ID, SKU));
      killed.applyFirst(done);

      killed.apply();

      assertThat(killed.plan().products()).as("killed after step %d", done).isEmpty();
    }
  }

  @Test
  void refusesAChangeThatBreaksReadersAndNamesThem() {
    world.write("ecommerce", "orders", view("1.0.0", ID, SKU));
    world.apply();
    world.readers.add(
        new Reader(
            "mesh.ecommerce.orders_v1",
            "omnichannel/unified_sales",
            Reader.Kind.PRODUCT,
            Optional.empty()));
    world.readers.add(
        new Reader(
            "mesh.ecommerce.orders",
            "ana with notebook",
            Reader.Kind.QUERIES,
            Optional.of(Instant.EPOCH)));
    world.write("ecommerce", "orders", view("1.1.0", ID));

    assertThat(world.plan().refusals())
        .singleElement()
        .asString()
        .contains("ecommerce/orders")
        .contains("sku")
        .contains("2.0.0")
        .contains("product omnichannel/unified_sales")
        .contains("ana with notebook");
  }

  @Test
  void servesTheNextMajorBesideTheOldOneThatHasNoFileAnyMore() {
    world.write("ecommerce", "orders", view("1.0.0", ID, SKU));
    world.apply();
    world.write("ecommerce", "orders", view("2.0.0", ID));

    assertThat(world.plan().refusals()).isEmpty();
    world.apply();

    assertThat(world.relations).containsKeys("ecommerce.orders_v1", "ecommerce.orders_v2");
    assertThat(world.relation("ecommerce.orders").definition()).contains("orders_v2");
    assertThat(world.plan().products())
        .singleElement()
        .satisfies(product -> {
          assertThat(product.steps()).isEmpty();
          assertThat(product.notes()).singleElement().asString().contains("orders v1 is served");
        });
  }

  @Test
  void addsAColumnAndRenamesByStableIdWithoutRewritingTheTable() {
    world.write("ecommerce", "orders", table("1.0.0", ID, SKU));
    world.apply();
    world.write("ecommerce", "orders", table("2.0.0", ID, "b article varchar", "c note varchar"));
    world.deployed.put(
        new PortId("ecommerce", "orders", "orders", 2),
        Objects.requireNonNull(world.deployed.get(new PortId("ecommerce", "orders", "orders", 1))));
    world.relations.put("ecommerce.orders_v2", world.relation("ecommerce.orders_v1"));

    assertThat(world.steps())
        .contains(
            "change table mesh.ecommerce.orders_v2: rename column sku to article, add column note"
                + " varchar");
  }

  @Test
  void namesTheColumnThatSomebodyDroppedByHandAndMendsIt() {
    world.write("ecommerce", "orders", table("1.0.0", ID, SKU));
    world.apply();
    Relation whole = world.relation("ecommerce.orders_v1");
    world.relations.put(
        "ecommerce.orders_v1",
        new Relation(whole.name(), whole.kind(), whole.columns().subList(0, 1), ""));

    assertThat(world.plan().drift())
        .containsExactly("mesh.ecommerce.orders_v1: column sku (varchar) is gone");
    assertThat(world.steps())
        .startsWith(
            "change table mesh.ecommerce.orders_v1: add column sku varchar",
            "fill table mesh.ecommerce.orders_v1, checked before it is shown");
  }

  @Test
  void namesAViewWhoseQueryWasReplacedByHandAndATableThatNobodyDeclared() {
    world.write("ecommerce", "orders", view("1.0.0", ID, SKU));
    world.apply();
    Relation view = world.relation("ecommerce.orders_v1");
    world.relations.put(
        "ecommerce.orders_v1", new Relation(view.name(), view.kind(), view.columns(), "SELECT 2"));
    world.relations.put(
        "ecommerce.scratch",
        new Relation("ecommerce.scratch", Relation.Kind.TABLE, view.columns(), ""));

    assertThat(world.plan().drift())
        .containsExactly(
            "mesh.ecommerce.orders_v1: its query is another one",
            "mesh.ecommerce.scratch was made by hand; no product describes it");
    assertThat(world.steps()).startsWith("repair view mesh.ecommerce.orders_v1");
  }

  @Test
  void retiresAMajorOnlyWhenNobodyReadsIt() {
    world.write("ecommerce", "orders", view("1.0.0", ID), view("2.0.0", ID));
    world.apply();
    Port retired = port(PortKind.VIEW, "ecommerce", "orders", "1.0.1", "retired", ID);
    world.write("ecommerce", "orders", retired, view("2.0.0", ID));
    Reader reader =
        new Reader(
            "mesh.ecommerce.orders_v1",
            "ana with notebook",
            Reader.Kind.QUERIES,
            Optional.of(Instant.EPOCH));

    world.readers.add(reader);
    assertThat(world.plan().refusals())
        .singleElement()
        .asString()
        .contains("still read by ana with notebook");

    world.readers.clear();
    assertThat(world.steps()).containsExactly("retire mesh.ecommerce.orders_v1 (view)");
  }

  @Test
  void appliesWhoIsReadBeforeItsReadersAndRefusesCircles() {
    Port sales = port(PortKind.VIEW, "all", "sales", "1.0.0", "active", ID);
    world.write("all", "sales", sales);
    world.write("ecommerce", "orders", view("1.0.0", ID));
    world.reads.put(sales.id(), Set.of("mesh.ecommerce.orders_v1"));

    assertThat(world.plan().products().stream().map(ProductPlan::product))
        .containsExactly("ecommerce/orders", "all/sales");

    world.reads.put(new PortId("ecommerce", "orders", "orders", 1), Set.of("mesh.all.sales_v1"));
    assertThat(world.plan().refusals()).hasSize(2).allMatch(text -> text.contains("reads itself"));
  }

  @Test
  void leavesAProductAloneWhoseSourceThisMeshDoesNotHave() {
    world.write("ecommerce", "orders", view("1.0.0", ID));
    world.reads.put(
        new PortId("ecommerce", "orders", "orders", 1), Set.of("ecommerce_clicks.public.clicks"));

    assertThat(world.plan().steps()).isEmpty();
    assertThat(world.plan().products().getFirst().notes())
        .singleElement()
        .asString()
        .contains("this mesh has no source ecommerce_clicks");
  }

  @Test
  void keepsWhatRunsWhileItsFilesAreBroken() {
    world.write("ecommerce", "orders", view("1.0.0", ID));
    world.apply();
    world.files.clear();
    world.problems.add(new Products.Problem("ecommerce/orders", "contract.yaml:3:1: broken"));

    Plan plan = world.plan();

    assertThat(plan.refusals()).containsExactly("contract.yaml:3:1: broken");
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.products()).allMatch(product -> product.notes().isEmpty());
  }

  @Test
  void doesNotOfferADraftNorTakesAServedOneBackToIt() {
    Port draft = port(PortKind.VIEW, "ecommerce", "orders", "1.0.0", "draft", ID);
    world.write("ecommerce", "orders", draft);
    assertThat(world.plan().steps()).isEmpty();

    world.write("ecommerce", "orders", view("1.0.0", ID));
    world.apply();
    world.write("ecommerce", "orders", draft);
    assertThat(world.plan().refusals())
        .singleElement()
        .asString()
        .contains("cannot go back to 'draft'");
  }

  @Test
  void plansTopicAndSchemaOfAStreamBeforeItsTable() {
    Port stream = port(PortKind.STREAM, "ecommerce", "clicks", "1.0.0", "active", ID);
    world.write("ecommerce", "clicks", stream);
    world.reads.put(stream.id(), Set.of());

    List<String> steps = new ArrayList<>(world.steps());

    assertThat(steps)
        .containsExactly(
            "create schema mesh.ecommerce",
            "create topic ecommerce.clicks.v1",
            "register schema ecommerce.clicks.v1-value",
            "create table mesh.ecommerce.clicks_v1 with 1 columns",
            "point mesh.ecommerce.clicks at clicks_v1",
            "record contract 1.0.0");
  }
}
