package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.shopper.Trip;
import io.omnimesh.simulator.world.store.StoreDays;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the day of all stores with several workers, each on a run of consecutive stores. The
 * results are put together in the order of the stores, so that the number of workers cannot be seen
 * in them.
 */
final class StoreCrew {
  private final StoreDays.Parts parts;
  private final int workers;
  private final List<StoreDays> idle = new ArrayList<>();

  StoreCrew(StoreDays.Parts parts, int workers) {
    this.parts = parts;
    this.workers = Math.min(workers, parts.stores().size());
  }

  /** All that a day of the stores left. */
  record DayWork(List<RetailEvent> events, List<StoreDays.Result> results, List<Trip> trips) {
    private static DayWork empty() {
      return new DayWork(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private void append(DayWork other) {
      events.addAll(other.events());
      results.addAll(other.results());
      trips.addAll(other.trips());
    }
  }

  DayWork make(Day day) {
    while (idle.size() < workers) {
      idle.add(new StoreDays(parts, day));
    }
    if (workers == 1) {
      return part(day, 0);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      List<Future<DayWork>> futures = new ArrayList<>();
      for (int w = 0; w < workers; w++) {
        int worker = w;
        futures.add(threads.submit(() -> part(day, worker)));
      }
      DayWork all = DayWork.empty();
      for (Future<DayWork> future : futures) {
        all.append(await(future));
      }
      return all;
    }
  }

  private DayWork part(Day day, int worker) {
    int stores = parts.stores().size();
    int from = (int) ((long) stores * worker / workers);
    int to = (int) ((long) stores * (worker + 1) / workers);
    DayWork work = DayWork.empty();
    StoreDays days = idle.get(worker);
    for (int store = from; store < to; store++) {
      work.results().add(days.make(day, store, work.events(), work.trips()));
    }
    return work;
  }

  private static DayWork await(Future<DayWork> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A store's day could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the stores' day was made", e);
    }
  }
}
