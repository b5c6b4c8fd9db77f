package io.omnimesh.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnimesh.simulator.world.event.OnlineEvent.OrderPlaced;
import io.omnimesh.simulator.world.event.OnlineEvent.Payment;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.BasketLine;
import io.omnimesh.simulator.world.event.StoreEvent.BasketSold;
import io.omnimesh.simulator.world.event.StoreEvent.StockMoved;
import io.omnimesh.simulator.world.event.StoreEvent.Tender;
import io.omnimesh.simulator.world.event.SupplyEvent.WarehouseStockMoved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BooksBalanceTest {
  private static final int DAYS = 30;

  private final World world = SmallWorld.of(5);
  private final List<RetailEvent> events = new ArrayList<>();
  private final Map<Long, Integer> opening = new HashMap<>();
  private Simulation simulation = world.simulation(SimulationOptions.ofDefaults());

  @BeforeEach
  void run() {
    simulation = world.simulation(SimulationOptions.ofDefaults());
    for (int store = 1; store <= 40; store++) {
      for (int product = 1; product <= 600; product++) {
        opening.put(store * 1_000L + product, simulation.onHand(store, product));
      }
    }
    simulation.advanceTo(SmallWorld.day(DAYS), events::add);
  }

  private <T extends RetailEvent> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void everyStockMovementContinuesTheBalanceOfItsShelf() {
    Map<Long, Integer> balance = new HashMap<>(opening);
    for (StockMoved moved : of(StockMoved.class)) {
      long cell = moved.storeId() * 1_000L + moved.productId();
      int after = balance.getOrDefault(cell, 0) + moved.quantity();
      assertThat(moved.onHandAfter()).as("%s", moved).isEqualTo(after).isNotNegative();
      balance.put(cell, after);
    }
    balance.forEach((cell, pieces) ->
        assertThat(simulation.onHand((int) (cell / 1_000), (int) (cell % 1_000)))
            .isEqualTo(pieces));
  }

  @Test
  void everyWarehouseMovementContinuesTheBalanceOfItsPlace() {
    Map<Integer, Integer> balance = new HashMap<>();
    for (WarehouseStockMoved moved : of(WarehouseStockMoved.class)) {
      int cell = moved.warehouseId() * 1_000 + moved.productId();
      Integer before = balance.put(cell, moved.onHandAfter());
      if (before != null) {
        assertThat(moved.onHandAfter()).as("%s", moved).isEqualTo(before + moved.quantity());
      }
      assertThat(moved.onHandAfter()).isNotNegative();
    }
    assertThat(balance).isNotEmpty();
  }

  @Test
  void paymentsSumToWhatWasBought() {
    for (BasketSold basket : of(BasketSold.class)) {
      long lines = 0;
      for (BasketLine line : basket.lines()) {
        lines += (long) line.quantity() * line.unitPriceCents();
      }
      assertThat(basket.totalCents()).isEqualTo(lines);
      assertThat(basket.tenders().stream().mapToLong(Tender::amountCents).sum()).isEqualTo(lines);
    }
    for (OrderPlaced order : of(OrderPlaced.class)) {
      long lines =
          order.lines().stream().mapToLong(l -> (long) l.quantity() * l.unitPriceCents()).sum();
      assertThat(order.totalCents()).isEqualTo(lines + order.deliveryCents());
      assertThat(order.payments().stream().mapToLong(Payment::amountCents).sum())
          .isEqualTo(order.totalCents());
    }
  }

  @Test
  void idsAreUnique() {
    Set<Long> baskets = new HashSet<>();
    Set<Long> orders = new HashSet<>();
    Set<Long> movements = new HashSet<>();
    for (RetailEvent event : events) {
      switch (event) {
        case BasketSold basket -> assertThat(baskets.add(basket.basketId())).isTrue();
        case OrderPlaced order -> assertThat(orders.add(order.orderId())).isTrue();
        case StockMoved moved -> assertThat(movements.add(moved.movementId())).isTrue();
        default -> {}
      }
    }
    assertThat(baskets).hasSizeGreaterThan(1_000);
    assertThat(orders).hasSizeGreaterThan(300);
  }
}
