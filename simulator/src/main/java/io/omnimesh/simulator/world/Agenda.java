package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.day.Outbox;
import io.omnimesh.simulator.world.event.EventCodec;
import io.omnimesh.simulator.world.event.RetailEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Events that were made and not yet handed on, by the local day on which they happen. */
final class Agenda implements Outbox {
  private static final int INDEX_BITS = 26;

  private final TreeMap<LocalDate, List<RetailEvent>> later = new TreeMap<>();
  private List<RetailEvent> today = new ArrayList<>();
  private List<RetailEvent> ordered = List.of();
  private int next;
  private long firstMillis;
  private long endMillis;

  /** Begins a day: what is added from now on may lie in it or later. */
  void open(LocalDate date) {
    firstMillis = millis(date);
    endMillis = millis(date.plusDays(1));
    List<RetailEvent> due = later.remove(date);
    today = due == null ? new ArrayList<>() : due;
    ordered = List.of();
    next = 0;
  }

  private static long millis(LocalDate date) {
    return date.atStartOfDay(WorldSettings.ZONE).toInstant().toEpochMilli();
  }

  @Override
  public void add(RetailEvent event) {
    long at = event.time().toEpochMilli();
    if (at < endMillis) {
      today.add(event);
    } else {
      LocalDate date = event.time().atZone(WorldSettings.ZONE).toLocalDate();
      later.computeIfAbsent(date, _ -> new ArrayList<>()).add(event);
    }
  }

  /**
   * Ends the making of the day: puts its events in order, those of one instant as they were added.
   */
  void seal() {
    int count = today.size();
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      long offset = Math.max(0, today.get(i).time().toEpochMilli() - firstMillis);
      keys[i] = offset << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    RetailEvent[] sorted = new RetailEvent[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = today.get((int) (keys[i] & ((1L << INDEX_BITS) - 1)));
    }
    ordered = Arrays.asList(sorted);
    today = new ArrayList<>();
  }

  /** Hands on what happens before an instant of the day. */
  void handOn(Instant until, EventSink sink) {
    while (next < ordered.size() && ordered.get(next).time().isBefore(until)) {
      sink.accept(ordered.get(next++));
    }
  }

  /** First millisecond after the open day. */
  long endMillis() {
    return endMillis;
  }

  void save(DataOutput out, EventCodec codec) throws IOException {
    write(ordered.subList(next, ordered.size()), out, codec);
    out.writeInt(later.size());
    for (var entry : later.entrySet()) {
      out.writeLong(entry.getKey().toEpochDay());
      write(entry.getValue(), out, codec);
    }
  }

  /** Reads the agenda of an opened and sealed day. */
  void load(DataInput in, EventCodec codec) throws IOException {
    ordered = read(in, codec);
    next = 0;
    later.clear();
    for (int n = in.readInt(); n > 0; n--) {
      LocalDate date = LocalDate.ofEpochDay(in.readLong());
      later.put(date, read(in, codec));
    }
  }

  private static void write(List<RetailEvent> events, DataOutput out, EventCodec codec)
      throws IOException {
    out.writeInt(events.size());
    for (RetailEvent event : events) {
      codec.write(event, out);
    }
  }

  private static List<RetailEvent> read(DataInput in, EventCodec codec) throws IOException {
    List<RetailEvent> events = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      events.add(codec.read(in));
    }
    return events;
  }
}
