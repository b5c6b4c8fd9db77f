package io.omnimesh.contract.sla;

import io.omnimesh.contract.sla.Observations.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes incidents of the events that the mesh sent, for the promises on how breaches are met. */
public final class SloIncidents {
  private SloIncidents() {}

  /**
   * The incidents of a port in the last 30 days, also those that are still open. An event is at
   * once the detection and, being sent to consumers, the notification.
   *
   * @param events of one port, in any order
   * @param measures the promise of each key; breaches of promises on breaches are no incidents
   */
  public static List<Incident> of(
      List<SloEvent> events, Map<String, SlaMeasure> measures, Instant now) {
    Map<String, SloEvent> open = new HashMap<>();
    List<Incident> incidents = new ArrayList<>();
    events.stream()
        .filter(event -> !isOnBreaches(measures.get(event.key())))
        .sorted(Comparator.comparing(SloEvent::at))
        .forEach(event -> {
          if (event.type() == SloEvent.Type.BREACHED) {
            open.putIfAbsent(event.key(), event);
          } else {
            SloEvent breach = open.remove(event.key());
            if (breach != null) {
              incidents.add(incident(breach, Optional.of(event.since())));
            }
          }
        });
    open.values().forEach(breach -> incidents.add(incident(breach, Optional.empty())));
    Instant start = now.minus(SloHistory.WINDOW);
    return incidents.stream()
        .filter(incident -> incident.repaired().filter(start::isAfter).isEmpty())
        .sorted(Comparator.comparing(Incident::began))
        .toList();
  }

  private static boolean isOnBreaches(@Nullable SlaMeasure measure) {
    return measure == SlaMeasure.TIME_TO_DETECT
        || measure == SlaMeasure.TIME_TO_NOTIFY
        || measure == SlaMeasure.TIME_TO_REPAIR;
  }

  private static Incident incident(SloEvent breach, Optional<Instant> repaired) {
    return new Incident(
        breach.since(), Optional.of(breach.at()), Optional.of(breach.at()), repaired);
  }
}
