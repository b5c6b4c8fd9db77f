package io.omnimesh.simulator.door.file;

import static java.util.Map.entry;

import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.door.file.DeltaTable.Layout;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.event.SupplyEvent.ShipmentMoved;
import io.omnimesh.simulator.world.event.SupplyEvent.ShipmentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the carrier shares about shipments, as two Delta Lake tables: source {@code
 * supply_logistics}. Each table has its own position in its log; a window that one of them has is
 * not appended to it again.
 */
public final class LogisticsDoor implements Door {
  private static final Layout SHIPMENTS =
      new Layout(
          "carrier/shipments",
          List.of(
              entry("shipment_id", "long"),
              entry("leg", "string"),
              entry("carrier", "string"),
              entry("reference", "long"),
              entry("from_id", "integer"),
              entry("to_id", "integer"),
              entry("pieces", "integer"),
              entry("created_at", "timestamp"),
              entry("expected_at", "timestamp"),
              entry("created_on", "date")),
          "created_on",
          "shipment_id BIGINT, leg VARCHAR, carrier VARCHAR, reference BIGINT, from_id INTEGER,"
              + " to_id INTEGER, pieces INTEGER, created_at BIGINT, expected_at BIGINT",
          "* REPLACE (to_timestamp(created_at / 1000.0) AS created_at,"
              + " to_timestamp(expected_at / 1000.0) AS expected_at)");
  private static final Layout EVENTS =
      new Layout(
          "carrier/shipment_events",
          List.of(
              entry("shipment_id", "long"),
              entry("status", "string"),
              entry("expected_at", "timestamp"),
              entry("delay_reason", "string"),
              entry("changed_at", "timestamp"),
              entry("changed_on", "date")),
          "changed_on",
          "shipment_id BIGINT, status VARCHAR, expected_at BIGINT, delay_reason VARCHAR,"
              + " changed_at BIGINT",
          "* REPLACE (to_timestamp(expected_at / 1000.0) AS expected_at,"
              + " to_timestamp(changed_at / 1000.0) AS changed_at)");

  private final BucketPosition owner;
  private final DeltaTable shipments;
  private final DeltaTable events;

  public LogisticsDoor(Bucket bucket) {
    this.owner = new BucketPosition(bucket, "_mesh/supply_logistics.position");
    this.shipments = new DeltaTable(bucket, SHIPMENTS);
    this.events = new DeltaTable(bucket, EVENTS);
  }

  @Override
  public String name() {
    return "supply_logistics";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.SUPPLY);
  }

  /** Rare, because every commit is a file that readers of the log must open. */
  @Override
  public Duration cadence() {
    return Duration.ofMinutes(5);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof ShipmentMoved;
  }

  @Override
  public void prepare() {
    // The tables come with the first commit.
  }

  @Override
  public Optional<Position> position() {
    Optional<Position> seeded = owner.read();
    Optional<Instant> first = shipments.position();
    Optional<Instant> second = events.position();
    if (seeded.isEmpty() || first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Instant until = first.get().isBefore(second.get()) ? first.get() : second.get();
    return Optional.of(new Position(seeded.get().world(), until));
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    if (shipments.position().isEmpty()) {
      shipments.create(simulation.time());
    }
    if (events.position().isEmpty()) {
      events.create(simulation.time());
    }
    owner.write(new Position(worldName, simulation.time()));
    return Written.none();
  }

  @Override
  public Written write(Window window) {
    if (window.events().isEmpty()) {
      return Written.none();
    }
    Instant shipmentsUntil = shipments.position().orElseThrow();
    Instant eventsUntil = events.position().orElseThrow();
    TreeMap<String, List<@Nullable Object[]>> created = new TreeMap<>();
    TreeMap<String, List<@Nullable Object[]>> moved = new TreeMap<>();
    for (RetailEvent event : window.events()) {
      ShipmentMoved it = (ShipmentMoved) event;
      String day = it.time().toString().substring(0, "2026-03-01".length());
      if (it.status() == ShipmentStatus.CREATED && !it.time().isBefore(shipmentsUntil)) {
        created.computeIfAbsent(day, _ -> new ArrayList<>()).add(created(it));
      }
      if (!it.time().isBefore(eventsUntil)) {
        moved.computeIfAbsent(day, _ -> new ArrayList<>()).add(moved(it));
      }
    }
    if (shipmentsUntil.isBefore(window.until())) {
      shipments.append(created, window.until());
    }
    if (eventsUntil.isBefore(window.until())) {
      events.append(moved, window.until());
    }
    return Written.of("shipments", created.values().stream().mapToLong(List::size).sum())
        .plus(Written.of("shipment_events", moved.values().stream().mapToLong(List::size).sum()));
  }

  private static @Nullable Object[] created(ShipmentMoved it) {
    return new @Nullable Object[] {
      it.shipmentId(),
      it.leg().name().toLowerCase(Locale.ROOT),
      it.carrier(),
      it.reference(),
      it.from(),
      it.to(),
      it.pieces(),
      it.time().toEpochMilli(),
      it.expectedAt().toEpochMilli()
    };
  }

  private static @Nullable Object[] moved(ShipmentMoved it) {
    return new @Nullable Object[] {
      it.shipmentId(),
      it.status().name().toLowerCase(Locale.ROOT),
      it.expectedAt().toEpochMilli(),
      it.delayReason(),
      it.time().toEpochMilli()
    };
  }

  @Override
  public void close() {
    // Nothing stays open between two calls.
  }
}
