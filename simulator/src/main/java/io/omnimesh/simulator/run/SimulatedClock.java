package io.omnimesh.simulator.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What time it is in the world: the wall clock's at speed 1, and from an anchor on faster or slower
 * at another speed.
 *
 * @param anchorWorld the world's time at the anchor
 * @param anchorWall the wall clock's time at the anchor
 */
record SimulatedClock(Clock clock, double speed, Instant anchorWorld, Instant anchorWall) {
  Instant now() {
    Instant wall = clock.instant();
    if (speed == 1) {
      return wall;
    }
    double millis = Duration.between(anchorWall, wall).toMillis() * speed;
    return anchorWorld.plusMillis((long) millis);
  }
}
