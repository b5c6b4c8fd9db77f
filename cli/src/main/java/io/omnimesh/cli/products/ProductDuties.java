package io.omnimesh.cli.products;

import io.omnimesh.catalog.duty.DriftWatch;
import io.omnimesh.catalog.duty.Duties;
import io.omnimesh.catalog.duty.Duty;
import io.omnimesh.catalog.duty.TableSchedule;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.query.products.QueryWatch;
import io.omnimesh.query.products.SloWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the server does for the products by itself. */
public final class ProductDuties {
  private static final Duration DRIFT_PAUSE = Duration.ofSeconds(30);
  private static final Duration QUERY_PAUSE = Duration.ofSeconds(15);
  private static final Duration SLO_PAUSE = Duration.ofSeconds(30);
  private static final Duration TABLE_PAUSE = Duration.ofSeconds(5);
  private static final Duration SETTLE_PAUSE = Duration.ofSeconds(15);
  private static final Duration PURGE_PAUSE = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(90);

  private ProductDuties() {}

  /**
   * Starts them; they end when the result is closed.
   *
   * @param slos told by a watch of the promises of service
   */
  public static Duties start(
      Control control, DriftWatch drift, QueryWatch queries, SloWatch slos, Clock clock) {
    ControlState state = control.state();
    FirstApply first = new FirstApply(control.installation());
    return Duties.start(
        state.leases(),
        "server (process " + ProcessHandle.current().pid() + ")",
        List.of(
            new Duty("first-apply", TABLE_PAUSE, () -> first.rest(control)),
            new Duty("drift", DRIFT_PAUSE, drift),
            new Duty("readers", QUERY_PAUSE, queries),
            new Duty("settle", SETTLE_PAUSE, control::settleAbandoned),
            new Duty(
                "tables", TABLE_PAUSE, new TableSchedule(state, control.materialiser(), clock)),
            new Duty("slos", SLO_PAUSE, slos),
            new Duty("purge", PURGE_PAUSE, () -> purge(state, clock.instant().minus(KEPT)))));
  }

  private static void purge(ControlState state, Instant end) {
    int _ = state.quality().purgeBefore(end);
    int _ = state.slos().purgeBefore(end);
    int _ = state.queries().purgeBefore(end);
    int _ = state.materialisations().purgeBefore(end);
    int _ = state.idempotencyKeys().purgeExpired();
  }
}
