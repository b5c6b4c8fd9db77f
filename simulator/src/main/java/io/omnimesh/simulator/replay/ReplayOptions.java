package io.omnimesh.simulator.replay;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Instant;
import java.util.Optional;

/**
 * How to replay.
 *
 * @param start the moment that the data set's first moment is mapped to; gaps stay as they are.
 *     Absent: the data set keeps its own times. A replay that goes on keeps the mapping it began
 *     with
 * @param speed how many seconds of the data set pass in a second; 0 is as fast as possible
 * @param linesMax how many lines of the data set to replay in all
 */
public record ReplayOptions(Optional<Instant> start, double speed, long linesMax) {
  public ReplayOptions {
    if (!(speed >= 0) || Double.isInfinite(speed)) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Speed " + speed + " is not possible; choose 0 (as fast as possible) or more");
    }
    if (linesMax < 1) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT, "Limit " + linesMax + " is not possible; choose 1 or more");
    }
  }

  /** All lines with their own times, as fast as possible. */
  public static ReplayOptions ofDefaults() {
    return new ReplayOptions(Optional.empty(), 0, Long.MAX_VALUE);
  }
}
