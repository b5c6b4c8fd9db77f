package io.omnimesh.contract.sla;

import java.util.function.Function;

/**
 * What was seen of a port, or why nothing was.
 *
 * @param <T> what is seen
 */
public sealed interface Observation<T> {
  static <T> Observation<T> of(T value) {
    return new Seen<>(value);
  }

  static <T> Observation<T> missing(String reason) {
    return new Missing<>(reason);
  }

  /** Something made of what was seen. */
  default <R> Observation<R> map(Function<T, R> function) {
    return switch (this) {
      case Seen<T>(T value) -> new Seen<>(function.apply(value));
      case Missing<T>(String reason) -> new Missing<>(reason);
    };
  }

  record Seen<T>(T value) implements Observation<T> {}

  /**
   * Nothing was seen.
   *
   * @param reason a clause without a full stop
   */
  record Missing<T>(String reason) implements Observation<T> {}
}
