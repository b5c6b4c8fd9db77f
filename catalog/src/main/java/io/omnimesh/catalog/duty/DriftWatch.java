package io.omnimesh.catalog.duty;

import io.omnimesh.catalog.plan.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again whether somebody changed a topic, table or view by hand. */
public final class DriftWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

  private final Supplier<Optional<Plan>> plans;
  private final InstantSource clock;
  private volatile List<Drift> drift = List.of();
  private volatile Optional<Instant> lookedAt = Optional.empty();

  /**
   * @param plans empty while somebody applies
   */
  public DriftWatch(Supplier<Optional<Plan>> plans, InstantSource clock) {
    this.plans = plans;
    this.clock = clock;
  }

  /**
   * A change by hand.
   *
   * @param product {@code stores/pos_sales}
   * @param text names the thing and what is different
   * @param since when it was seen first
   */
  public record Drift(String product, String text, Instant since) {}

  /** What was found at the last look. */
  public List<Drift> drift() {
    return drift;
  }

  /** When the last look ended that succeeded; empty before the first. */
  public Optional<Instant> lookedAt() {
    return lookedAt;
  }

  @Override
  public void run() {
    Optional<Plan> quiet = plans.get();
    if (quiet.isEmpty()) {
      return;
    }
    Plan plan = quiet.get();
    Map<String, Drift> known = new LinkedHashMap<>();
    drift.forEach(each -> known.put(each.text(), each));
    Instant now = clock.instant();
    drift =
        plan.products().stream()
            .flatMap(product ->
                product.drift().stream()
                    .map(text -> known.getOrDefault(text, new Drift(product.product(), text, now))))
            .toList();
    lookedAt = Optional.of(now);
    drift.stream()
        .filter(each -> !known.containsKey(each.text()))
        .forEach(each -> LOG.warn("Drift in {}: {}", each.product(), each.text()));
  }
}
