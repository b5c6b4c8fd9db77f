package io.omnimesh.simulator.door.file;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.DoorsCounted;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.simulator.world.master.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Door counters that Prometheus scrapes: source {@code stores_traffic}. The counters and the
 * position are one small file, so that they go on counting after a crash. Reading them is safe for
 * any thread.
 */
public final class TrafficDoor implements Door {
  private final Path file;
  private final MasterData master;
  private final AtomicLongArray in;
  private final AtomicLongArray out;

  public TrafficDoor(MeshHome home, MasterData master) {
    this.file = MeshHome.createPrivate(home.data("simulator")).resolve("stores_traffic.counters");
    this.master = master;
    this.in = new AtomicLongArray(master.stores().size() + 1);
    this.out = new AtomicLongArray(master.stores().size() + 1);
  }

  @Override
  public String name() {
    return "stores_traffic";
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.TRAFFIC);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof DoorsCounted;
  }

  @Override
  public void prepare() {
    // The counters are this process' own.
  }

  @Override
  public Optional<Position> position() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      for (int store = 1; store < in.length(); store++) {
        String[] counts = lines.get(store + 1).split(" ", -1);
        in.set(store, Long.parseLong(counts[0]));
        out.set(store, Long.parseLong(counts[1]));
      }
      return Optional.of(new Position(lines.get(0), Instant.parse(lines.get(1))));
    } catch (IOException | RuntimeException e) {
      throw new MeshException(
          ErrorCode.INTERNAL,
          "The door counters in %s cannot be read (%s); delete the file to count anew"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    keep(new Position(worldName, simulation.time()));
    return Written.none();
  }

  @Override
  public Written write(Window window) {
    if (window.events().isEmpty()) {
      return Written.none();
    }
    Position reached = reached();
    for (RetailEvent event : window.events()) {
      DoorsCounted count = (DoorsCounted) event;
      if (!count.time().isBefore(reached.until())) {
        in.addAndGet(count.storeId(), count.in());
        out.addAndGet(count.storeId(), count.out());
      }
    }
    keep(new Position(reached.world(), window.until()));
    return Written.of("door counts", window.events().size());
  }

  /** The counters in the Prometheus text exposition format. */
  public String exposition() {
    StringBuilder text = new StringBuilder(128 * in.length());
    metric(text, "store_door_entries_total", "counter", "People that came in.", in);
    metric(text, "store_door_exits_total", "counter", "People that left.", out);
    AtomicLongArray inside = new AtomicLongArray(in.length());
    for (int store = 1; store < in.length(); store++) {
      inside.set(store, Math.max(0, in.get(store) - out.get(store)));
    }
    metric(text, "store_visitors_inside", "gauge", "People that are in the store.", inside);
    return text.toString();
  }

  private void metric(
      StringBuilder text, String name, String type, String help, AtomicLongArray values) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    for (Store store : master.stores()) {
      text.append(name)
          .append("{store_id=\"")
          .append(store.storeId())
          .append("\",region=\"")
          .append(master.regions().get(store.regionId() - 1).code())
          .append("\"} ")
          .append(values.get(store.storeId()))
          .append('\n');
    }
  }

  private void keep(Position position) {
    List<String> lines = new ArrayList<>();
    lines.add(position.world());
    lines.add(position.until().toString());
    for (int store = 1; store < in.length(); store++) {
      lines.add(in.get(store) + " " + out.get(store));
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.write(next, lines);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MeshException(
          ErrorCode.INTERNAL, "Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    // Nothing stays open between two calls.
  }
}
