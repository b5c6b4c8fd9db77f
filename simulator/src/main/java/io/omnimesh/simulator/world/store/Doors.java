package io.omnimesh.simulator.world.store;

import io.omnimesh.simulator.world.day.Day;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.StoreEvent.DoorsCounted;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.StoreFormat;
import io.omnimesh.simulator.world.random.Alias;
import io.omnimesh.simulator.world.random.Rng;
import java.util.Arrays;
import java.util.List;

/** Counts people through the doors of one store: buyers with company, and those who only look. */
final class Doors {
  private static final int MINUTES = 15;
  private static final int SLOTS = 24 * 60 / MINUTES;
  private static final double DISPERSION = 1.6;
  private static final double[] BUYERS_PER_VISITOR = {0.62, 0.74, 0.82, 0.80};
  private static final double COMPANY = 0.45;

  private final int[] in = new int[SLOTS];
  private final int[] out = new int[SLOTS];
  private final Rng rng = new Rng();

  Rng rng() {
    return rng;
  }

  /** A basket was paid at this millisecond of the day. */
  void buyer(int millis, int lines) {
    int stay = (int) (rng.lognormal(6 + lines, 0.4) * Day.MINUTE);
    visit(millis - stay, millis + Day.MINUTE, rng.chance(COMPANY) ? 1 + rng.poisson(0.9) : 1);
  }

  /** Others come as well and leave with nothing. */
  void lookers(int baskets, StoreFormat format, Alias hours, int firstHour) {
    double share = BUYERS_PER_VISITOR[format.rank()];
    int others = rng.negativeBinomial(baskets * (1 - share) / share, DISPERSION);
    for (int i = 0; i < others; i++) {
      int at = (firstHour + hours.draw(rng)) * Day.HOUR + rng.nextInt(Day.HOUR);
      visit(at, at + (int) (rng.lognormal(7, 0.5) * Day.MINUTE), 1 + rng.poisson(0.3));
    }
  }

  private void visit(int entered, int left, int people) {
    in[slot(entered)] += people;
    out[slot(left)] += people;
  }

  private static int slot(int millis) {
    return Math.clamp(millis / (MINUTES * Day.MINUTE), 0, SLOTS - 1);
  }

  /** Hands on what was counted and begins anew. */
  void report(Day day, int store, List<RetailEvent> events) {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (in[slot] + out[slot] > 0 && day.wants(Subject.TRAFFIC)) {
        long end = (slot + 1L) * MINUTES * Day.MINUTE;
        events.add(new DoorsCounted(day.at(end), store + 1, MINUTES, in[slot], out[slot]));
      }
    }
    Arrays.fill(in, 0);
    Arrays.fill(out, 0);
  }
}
