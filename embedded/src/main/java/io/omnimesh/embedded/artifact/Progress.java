package io.omnimesh.embedded.artifact;

/** Hears how far a long step is; called from any thread, must not block. */
@FunctionalInterface
public interface Progress {
  /**
   * Tells how far a step is.
   *
   * @param step what is done: {@code download}, {@code verify}, {@code unpack}
   * @param bytes how much is done
   * @param bytesTotal how much there is to do; 0 where nobody knows
   */
  void at(String step, long bytes, long bytesTotal);

  /** Nobody listens. */
  static Progress ignored() {
    return (step, bytes, bytesTotal) -> {};
  }
}
