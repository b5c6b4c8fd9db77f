package io.omnimesh.embedded.part;

/**
 * A port that a part listens on, on the loopback interface.
 *
 * @param name what it is for, unique within the part: {@code main}, {@code http}, {@code
 *     controller}
 * @param preferred the number to take where it is free
 */
public record Port(String name, int preferred) {
  public static final String MAIN = "main";

  public static Port main(int preferred) {
    return new Port(MAIN, preferred);
  }
}
