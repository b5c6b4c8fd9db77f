package io.omnimesh.query.products;

import io.omnimesh.catalog.apply.Records;
import io.omnimesh.catalog.lineage.TableName;
import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.ControlState;
import io.omnimesh.catalog.state.DeployedPort;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.catalog.state.PortKind;
import io.omnimesh.catalog.state.SloChange;
import io.omnimesh.contract.sla.Observation;
import io.omnimesh.contract.sla.Observations;
import io.omnimesh.contract.sla.SlaEvaluation;
import io.omnimesh.contract.sla.SlaTerm;
import io.omnimesh.contract.sla.SloEvent;
import io.omnimesh.contract.sla.SloState;
import io.omnimesh.contract.sla.SloTrack;
import io.omnimesh.query.sla.SlaCollector;
import io.omnimesh.query.sla.SlaElements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Evaluates the promises of service of all ports. Tables are judged by their commits at every look,
 * without reading data; views are read now and then. Changes are kept and told. One thread looks;
 * any thread may ask for the states.
 */
public final class SloWatch implements Runnable {
  private static final Duration VIEW_PAUSE = Duration.ofMinutes(5);
  private static final Duration PROBE_PAUSE = Duration.ofMinutes(5);

  private final ControlState state;
  private final SlaCollector collector;
  private final QueryWatch queries;
  private final Consumer<SloEvent> events;
  private final InstantSource clock;
  private final Map<PortId, Seen> seen = new ConcurrentHashMap<>();
  private final Map<PortId, Map<String, SloTrack>> tracks = new ConcurrentHashMap<>();

  /**
   * @param events told when a promise is broken and when it is kept again
   */
  public SloWatch(
      ControlState state,
      SlaCollector collector,
      QueryWatch queries,
      Consumer<SloEvent> events,
      InstantSource clock) {
    this.state = state;
    this.collector = collector;
    this.queries = queries;
    this.events = events;
    this.clock = clock;
  }

  /** What was seen of a port lately. */
  private record Seen(Observations view, Instant viewAt, Reads reads, Instant probedAt) {}

  /** The promises of a port over time, by key; empty before the first look. */
  public Map<String, SloTrack> tracks(PortId id) {
    return Map.copyOf(tracks.getOrDefault(id, Map.of()));
  }

  /** All promises of all ports, as they are now. */
  public List<SloState> states() {
    List<SloState> states = new ArrayList<>();
    tracks
        .values()
        .forEach(port -> port.values().forEach(track -> track.state().ifPresent(states::add)));
    return states;
  }

  @Override
  public void run() {
    List<DeployedPort> deployed = state.registry().deployed();
    tracks.keySet().retainAll(deployed.stream().map(DeployedPort::id).toList());
    for (DeployedPort port : deployed) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      look(Records.port(port), port.appliedAt());
    }
  }

  private void look(Port port, Instant appliedAt) {
    List<SlaTerm> terms = port.contract().slaProperties().stream().map(SlaTerm::of).toList();
    if (terms.isEmpty()) {
      return;
    }
    Observations observations = observe(port, terms, appliedAt);
    Instant now = clock.instant();
    Map<String, SloTrack> known =
        tracks.computeIfAbsent(port.id(), id -> new ConcurrentHashMap<>(kept(id)));
    for (SlaTerm term : terms) {
      SloState judged = SlaEvaluation.evaluate(term, observations, now);
      SloTrack.Step step =
          known.getOrDefault(term.key(), SloTrack.of(name(port.id()))).next(judged, now);
      known.put(term.key(), step.track());
      Optional<SloChange> _ = state.slos().record(change(port.id(), judged, now));
      step.event().ifPresent(events);
    }
  }

  /** What an earlier process kept, so that a restart tells nothing twice. */
  private Map<String, SloTrack> kept(PortId id) {
    Map<String, SloTrack> tracks = new ConcurrentHashMap<>();
    for (SloChange change : state.slos().latest(id)) {
      SloState before =
          new SloState(
              change.property(),
              change.property(),
              "",
              Optional.empty(),
              verdict(change.state()),
              change.message(),
              change.at());
      tracks.put(change.property(), SloTrack.of(name(id)).next(before, change.at()).track());
    }
    return tracks;
  }

  private Observations observe(Port port, List<SlaTerm> terms, Instant appliedAt) {
    TableName table = new TableName("mesh", port.id().domain(), port.id().relation());
    Instant now = clock.instant();
    Seen before = seen.get(port.id());
    Reads reads = before == null ? Reads.NONE : before.reads();
    Instant probedAt = before == null ? Instant.EPOCH : before.probedAt();
    if (probedAt.plus(PROBE_PAUSE).isBefore(now)) {
      reads = reads.with(collector.probe(table).failure().isEmpty());
      probedAt = now;
    }
    SlaElements elements = SlaElements.of(port.object(), terms);
    Observations view = before == null ? Observations.none("not seen yet") : before.view();
    Instant viewAt = before == null ? Instant.EPOCH : before.viewAt();
    if (port.kind() != PortKind.VIEW) {
      view = collector.table(table, elements);
    } else if (viewAt.plus(VIEW_PAUSE).isBefore(now)) {
      Observations looked = collector.view(table, elements);
      // Nobody can have promised data of before the view was there.
      view = looked.withUpdates(Observation.of(appliedAt), looked.lastUpdate());
      viewAt = now;
    }
    seen.put(port.id(), new Seen(view, viewAt, reads, probedAt));
    return view.withReads(reads.share())
        .withServing(Observation.of(reads.lastSucceeded()))
        .withQueries(queries.failures(port.id()));
  }

  private static SloChange change(PortId id, SloState judged, Instant now) {
    return new SloChange(
        0,
        id,
        judged.key(),
        switch (judged.verdict()) {
          case KEPT -> SloChange.State.MET;
          case BREACHED -> SloChange.State.BREACHED;
          case NOT_EVALUATED -> SloChange.State.NOT_EVALUATED;
        },
        now,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        judged.objective()
            + judged.actual().map(actual -> ", measured " + actual).orElse("")
            + ": "
            + judged.reason());
  }

  private static SloState.Verdict verdict(SloChange.State state) {
    return switch (state) {
      case MET -> SloState.Verdict.KEPT;
      case BREACHED -> SloState.Verdict.BREACHED;
      case NOT_EVALUATED -> SloState.Verdict.NOT_EVALUATED;
    };
  }

  private static String name(PortId id) {
    return id.domain() + "." + id.relation();
  }

  /** Probes of a port since this process began. */
  private record Reads(long succeeded, long all, boolean lastSucceeded) {
    static final Reads NONE = new Reads(0, 0, true);

    Reads with(boolean success) {
      return new Reads(succeeded + (success ? 1 : 0), all + 1, success);
    }

    Observation<Observations.Share> share() {
      return all == 0
          ? Observation.missing("nobody has tried to read it yet")
          : Observation.of(new Observations.Share(succeeded, all));
    }
  }
}
