package io.omnimesh.contract.sla;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a promise is about, with the standard's word, its synonym and what people write instead. */
public enum SlaMeasure {
  /** How old the newest data is; the standard prefers this word to freshness. */
  LATENCY("latency", "ly", "freshness", "dataFreshness", "timeliness"),
  /** How long it takes from one update to the next. */
  FREQUENCY("frequency", "fy", "updateFrequency", "frequencyOfUpdate"),
  /** How far back the data reaches. */
  RETENTION("retention", "re", "retentionPeriod"),
  /** How often a read succeeds. */
  AVAILABILITY("availability", "av", "uptime"),
  /** How often a query fails. */
  ERROR_RATE("errorRate", "er"),
  /** How many rows arrive in a time. */
  THROUGHPUT("throughput", "th"),
  /** How much of what was sent is there. */
  COMPLETENESS("completeness", "co", "deliveryCompleteness"),
  /** From when on it may be used. */
  GENERAL_AVAILABILITY("generalAvailability", "ga"),
  /** Until when questions are answered. */
  END_OF_SUPPORT("endOfSupport", "es", "eos"),
  /** Until when it is served. */
  END_OF_LIFE("endOfLife", "el", "eol"),
  /** By which time of day the day's data is there. */
  TIME_OF_AVAILABILITY("timeOfAvailability", "toa"),
  /** From the start of a breach until it is noticed. */
  TIME_TO_DETECT("timeToDetect", "td", "ttd"),
  /** From the start of a breach until consumers are told. */
  TIME_TO_NOTIFY("timeToNotify", "tn", "ttn"),
  /** From the start of a breach until the promise is kept again. */
  TIME_TO_REPAIR("timeToRepair", "tr", "ttr", "mttr");

  private final String word;
  private final String synonyms;

  SlaMeasure(String word, String... synonyms) {
    this.word = word;
    this.synonyms = String.join(" ", synonyms);
  }

  /** The standard's word. */
  public String word() {
    return word;
  }

  /** The measure of a word; case, hyphens and underscores do not count. */
  public static Optional<SlaMeasure> of(String property) {
    String key = key(property);
    return Arrays.stream(values())
        .filter(measure ->
            Stream.concat(Stream.of(measure.word), Stream.of(measure.synonyms.split(" ")))
                .anyMatch(each -> key(each).equals(key)))
        .findFirst();
  }

  private static String key(String word) {
    return word.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }
}
