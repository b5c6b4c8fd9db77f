package io.omnimesh.cli.query;

import io.omnimesh.contract.error.MeshException;
import io.omnimesh.query.client.Parameter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A value of {@code --param}: {@code name=value}, {@code name:type=value}, or without a name for
 * the next {@code ?}: {@code =value}, {@code :type=value}. Without a type it is text, whatever it
 * looks like, so that the article number 00123 stays what it is.
 */
record ParameterOption(Optional<String> name, Parameter value) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)?(?::([^=]+))?=(.*)", Pattern.DOTALL);

  static final class Converter implements ITypeConverter<ParameterOption> {
    @Override
    public ParameterOption convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is no parameter; write name=value or name:type=value");
      }
      String type = matcher.group(2) == null ? "varchar" : matcher.group(2);
      try {
        return new ParameterOption(
            Optional.ofNullable(matcher.group(1)), Parameter.of(type, matcher.group(3)));
      } catch (MeshException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
