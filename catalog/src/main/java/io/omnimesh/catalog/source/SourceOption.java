package io.omnimesh.catalog.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A setting of a kind of system that a definition may change.
 *
 * @param name its name in definitions
 * @param values which values it takes
 * @param defaultValue what holds where a definition does not say
 * @param description one line for people
 */
public record SourceOption(String name, Values values, String defaultValue, String description) {
  public SourceOption {
    if (!values.accept(defaultValue)) {
      throw new IllegalArgumentException("Option " + name + " does not take its own default");
    }
  }

  /** The values that an option takes. */
  public sealed interface Values {
    boolean accept(String value);

    /** How people write such a value, with an example. */
    String form();
  }

  /** A span of time in one unit: {@code 500ms}, {@code 5s}, {@code 3m}, {@code 2h}, {@code 30d}. */
  public record Time() implements Values {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,5}(ms|s|m|h|d)");

    @Override
    public boolean accept(String value) {
      return FORM.matcher(value).matches();
    }

    @Override
    public String form() {
      return "a time such as 500ms, 5s or 2m";
    }
  }

  /** A whole number between two bounds, both included. */
  public record Whole(int min, int max) implements Values {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}");

    @Override
    public boolean accept(String value) {
      return FORM.matcher(value).matches()
          && Integer.parseInt(value) >= min
          && Integer.parseInt(value) <= max;
    }

    @Override
    public String form() {
      return "a whole number from " + min + " to " + max;
    }
  }

  /** One of a few words. */
  public record OneOf(List<String> words) implements Values {
    public OneOf {
      words = List.copyOf(words);
    }

    @Override
    public boolean accept(String value) {
      return words.contains(value);
    }

    @Override
    public String form() {
      return "one of " + String.join(", ", words);
    }
  }
}
