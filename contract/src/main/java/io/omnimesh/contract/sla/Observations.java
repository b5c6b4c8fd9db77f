package io.omnimesh.contract.sla;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What collectors saw of one port, at one time.
 *
 * @param lastUpdate when data last arrived: a commit, the end of a run
 * @param firstUpdate when data first arrived, also if it is gone since
 * @param newest the newest value of each element that a promise names
 * @param oldest the oldest value of each element that a promise names
 * @param oldestData the time of the oldest data, where no element is named
 * @param reads how many reads of how many succeeded
 * @param queries how many queries of how many failed
 * @param delivered how many rows of those that were sent are there
 * @param rowsPerSecond that arrived lately
 * @param incidents breaches of the last days, oldest first
 * @param serving whether readers are served now
 */
public record Observations(
    Observation<Instant> lastUpdate,
    Observation<Instant> firstUpdate,
    Map<String, Observation<Instant>> newest,
    Map<String, Observation<Instant>> oldest,
    Observation<Instant> oldestData,
    Observation<Share> reads,
    Observation<Share> queries,
    Observation<Share> delivered,
    Observation<BigDecimal> rowsPerSecond,
    Observation<List<Incident>> incidents,
    Observation<Boolean> serving) {
  public Observations {
    newest = Map.copyOf(newest);
    oldest = Map.copyOf(oldest);
  }

  /** Nothing was seen, for one reason. */
  public static Observations none(String reason) {
    return new Observations(
        Observation.missing(reason),
        Observation.missing(reason),
        Map.of(),
        Map.of(),
        Observation.missing(reason),
        Observation.missing(reason),
        Observation.missing(reason),
        Observation.missing(reason),
        Observation.missing(reason),
        Observation.missing(reason),
        Observation.missing(reason));
  }

  /** A part of a whole: {@code part} of {@code whole}. */
  public record Share(long part, long whole) {
    public Share {
      if (part < 0 || part > whole) {
        throw new IllegalArgumentException(part + " of " + whole + " is no share");
      }
    }
  }

  /** A breach; times are empty until they are reached. */
  public record Incident(
      Instant began,
      Optional<Instant> detected,
      Optional<Instant> notified,
      Optional<Instant> repaired) {}

  public Observations withUpdates(Observation<Instant> first, Observation<Instant> last) {
    return new Observations(
        last,
        first,
        newest,
        oldest,
        oldestData,
        reads,
        queries,
        delivered,
        rowsPerSecond,
        incidents,
        serving);
  }

  public Observations withNewest(String element, Observation<Instant> value) {
    Map<String, Observation<Instant>> all = new HashMap<>(newest);
    all.put(element, value);
    return new Observations(
        lastUpdate,
        firstUpdate,
        all,
        oldest,
        oldestData,
        reads,
        queries,
        delivered,
        rowsPerSecond,
        incidents,
        serving);
  }

  public Observations withOldest(String element, Observation<Instant> value) {
    Map<String, Observation<Instant>> all = new HashMap<>(oldest);
    all.put(element, value);
    return new Observations(
        lastUpdate,
        firstUpdate,
        newest,
        all,
        oldestData,
        reads,
        queries,
        delivered,
        rowsPerSecond,
        incidents,
        serving);
  }

  public Observations withOldestData(Observation<Instant> value) {
    return new Observations(
        lastUpdate,
        firstUpdate,
        newest,
        oldest,
        value,
        reads,
        queries,
        delivered,
        rowsPerSecond,
        incidents,
        serving);
  }

  public Observations withReads(Observation<Share> value) {
    return new Observations(
        lastUpdate,
        firstUpdate,
        newest,
        oldest,
        oldestData,
        value,
        queries,
        delivered,
        rowsPerSecond,
        incidents,
        serving);
  }

  public Observations withQueries(Observation<Share> value) {
    return new Observations(
        lastUpdate,
        firstUpdate,
        newest,
        oldest,
        oldestData,
        reads,
        value,
        delivered,
        rowsPerSecond,
        incidents,
        serving);
  }

  public Observations withDelivered(Observation<Share> value) {
    return new Observations(
        lastUpdate,
        firstUpdate,
        newest,
        oldest,
        oldestData,
        reads,
        queries,
        value,
        rowsPerSecond,
        incidents,
        serving);
  }

  public Observations withRowsPerSecond(Observation<BigDecimal> value) {
    return new Observations(
        lastUpdate,
        firstUpdate,
        newest,
        oldest,
        oldestData,
        reads,
        queries,
        delivered,
        value,
        incidents,
        serving);
  }

  public Observations withIncidents(Observation<List<Incident>> value) {
    return new Observations(
        lastUpdate,
        firstUpdate,
        newest,
        oldest,
        oldestData,
        reads,
        queries,
        delivered,
        rowsPerSecond,
        value.map(List::copyOf),
        serving);
  }

  public Observations withServing(Observation<Boolean> value) {
    return new Observations(
        lastUpdate,
        firstUpdate,
        newest,
        oldest,
        oldestData,
        reads,
        queries,
        delivered,
        rowsPerSecond,
        incidents,
        value);
  }
}
