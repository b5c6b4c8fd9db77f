package io.omnimesh.contract.sla;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A promise was broken or is kept again; the record of the topic {@code mesh.slo}, keyed by port
 * and promise.
 *
 * @param at when it was noticed
 * @param since when it began
 */
public record SloEvent(
    Type type,
    String port,
    String key,
    String property,
    String objective,
    Optional<String> actual,
    String reason,
    Instant since,
    Instant at) {
  public enum Type {
    BREACHED,
    RECOVERED
  }

  public static SloEvent of(Type type, String port, SloState state, Instant at) {
    return new SloEvent(
        type,
        port,
        state.key(),
        state.property(),
        state.objective(),
        state.actual(),
        state.reason(),
        state.since(),
        at.truncatedTo(ChronoUnit.SECONDS));
  }

  /** The key of the record: events of one promise stay in order. */
  public String recordKey() {
    return port + '/' + key;
  }

  /** The event as an object of JSON on one line; instants are ISO 8601. */
  public String json() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("type", type.name().toLowerCase(Locale.ROOT));
    fields.put("port", port);
    fields.put("key", key);
    fields.put("property", property);
    fields.put("objective", objective);
    actual.ifPresent(text -> fields.put("actual", text));
    fields.put("reason", reason);
    fields.put("since", since.toString());
    fields.put("at", at.toString());
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(character -> {
          if (character == '"' || character == '\\') {
            quoted.append('\\').append((char) character);
          } else if (character < ' ') {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
          } else {
            quoted.append((char) character);
          }
        });
    return quoted.append('"').toString();
  }
}
