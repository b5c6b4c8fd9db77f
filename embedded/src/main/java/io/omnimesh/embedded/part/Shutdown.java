package io.omnimesh.embedded.part;

import java.time.Duration;

/**
 * How a process is asked to end.
 *
 * @param signal the signal that asks for an orderly end
 * @param grace how long it may take before it is killed
 */
public record Shutdown(String signal, Duration grace) {
  public static final Shutdown TERMINATE = new Shutdown("TERM", Duration.ofSeconds(10));

  /** PostgreSQL's fast shutdown: clients are disconnected, data is flushed. */
  public static final Shutdown INTERRUPT = new Shutdown("INT", Duration.ofSeconds(10));

  /** For processes whose data is safe at any moment (a crash-only log, files): no time is lost. */
  public static final Shutdown KILL = new Shutdown("KILL", Duration.ofSeconds(2));
}
