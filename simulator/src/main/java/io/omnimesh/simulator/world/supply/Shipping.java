package io.omnimesh.simulator.world.supply;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.event.SupplyEvent.Leg;
import io.omnimesh.simulator.world.event.SupplyEvent.ShipmentMoved;
import io.omnimesh.simulator.world.event.SupplyEvent.ShipmentStatus;
import io.omnimesh.simulator.world.event.SupplyEvent.TaskKind;
import io.omnimesh.simulator.world.event.SupplyEvent.TaskStatus;
import io.omnimesh.simulator.world.event.SupplyEvent.WarehouseTaskChanged;
import io.omnimesh.simulator.world.random.Rng;
import org.jspecify.annotations.Nullable;

/** Tells the story of a shipment and of the work behind it, given when it leaves and arrives. */
final class Shipping {
  private static final String[] DELAYS = {
    "traffic", "weather", "vehicle breakdown", "customs", "driver shortage", "late loading"
  };
  private static final String[] WORKERS = {
    "Máire", "Tomasz", "Seán", "Ioana", "João", "Deirdre", "Paweł", "Chinedu", "Aoife", "Luís"
  };

  private final Day day;
  private final Outbox outbox;

  Shipping(Day day, Outbox outbox) {
    this.day = day;
    this.outbox = outbox;
  }

  /**
   * A journey, in milliseconds of the day's clock.
   *
   * @param promised arrival as first expected
   * @param arrived arrival as it will be
   */
  record Journey(
      long shipmentId,
      Leg leg,
      String carrier,
      @Nullable Long reference,
      int from,
      @Nullable Integer to,
      int pieces,
      long created,
      long dispatched,
      long promised,
      long arrived) {}

  void tell(Journey journey, Rng rng) {
    boolean late = journey.arrived() > journey.promised() + Day.HOUR;
    String reason = rng.oneOf(DELAYS);
    if (!day.wants(Subject.SUPPLY)) {
      return;
    }
    moved(journey, journey.created(), ShipmentStatus.CREATED, journey.promised(), null);
    moved(journey, journey.dispatched(), ShipmentStatus.DISPATCHED, journey.promised(), null);
    if (late) {
      long known = Math.max(journey.dispatched() + Day.MINUTE, journey.promised() - 2L * Day.HOUR);
      moved(journey, known, ShipmentStatus.DELAYED, journey.arrived(), reason);
    }
    if (journey.leg() != Leg.VENDOR_TO_WAREHOUSE) {
      long out = Math.max(journey.dispatched(), journey.arrived() - Day.HOUR) + 1;
      moved(journey, out, ShipmentStatus.OUT_FOR_DELIVERY, journey.arrived(), null);
    }
    moved(journey, journey.arrived(), ShipmentStatus.DELIVERED, journey.arrived(), null);
  }

  private void moved(
      Journey journey,
      long at,
      ShipmentStatus status,
      long expected,
      @Nullable String delayReason) {
    outbox.add(
        new ShipmentMoved(
            day.at(at),
            journey.shipmentId(),
            journey.leg(),
            journey.carrier(),
            journey.reference(),
            journey.from(),
            journey.to(),
            status,
            day.at(expected),
            journey.pieces(),
            delayReason));
  }

  /** Work in a warehouse, in milliseconds of the day's clock. */
  record Work(
      long taskId,
      int warehouseId,
      TaskKind kind,
      int pieces,
      long opened,
      long done,
      @Nullable Long reference) {}

  /** Tells of work that is opened, started and done. */
  void work(Rng rng, Work work) {
    String worker = rng.oneOf(WORKERS) + " " + work.warehouseId() + "-" + rng.between(1, 9);
    if (!day.wants(Subject.SUPPLY)) {
      return;
    }
    long started = work.opened() + (work.done() - work.opened()) / 3;
    turned(work, TaskStatus.OPEN, work.opened(), null);
    turned(work, TaskStatus.STARTED, started, worker);
    turned(work, TaskStatus.DONE, work.done(), worker);
  }

  private void turned(Work work, TaskStatus status, long at, @Nullable String worker) {
    outbox.add(
        new WarehouseTaskChanged(
            day.at(at),
            work.taskId(),
            work.warehouseId(),
            work.kind(),
            status,
            work.pieces(),
            work.reference(),
            worker));
  }
}
