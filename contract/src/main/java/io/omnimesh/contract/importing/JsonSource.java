package io.omnimesh.contract.importing;

import io.omnimesh.contract.document.Document;
import io.omnimesh.contract.document.Node;
import io.omnimesh.contract.document.Problem;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.yaml.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads schemas that are written in JSON and takes values out of their trees. */
final class JsonSource {
  private JsonSource() {}

  /** The value of a file. */
  static @Nullable Object read(String file, String text) {
    Document document = Document.read(file, text);
    if (!document.problems().isEmpty()) {
      Problem problem = document.problems().getFirst();
      throw document.place(problem.offset()).refuse(problem.message(), problem.mend());
    }
    return document
        .root()
        .map(Node::value)
        .orElseThrow(() -> new Place(file, 1, 1).refuse("the file is empty", "write a schema"));
  }

  static MeshException refuse(String file, String message) {
    return new MeshException(ErrorCode.INVALID_INPUT, file + ": " + message);
  }

  /** An object with keys that are texts; empty where the value is none. */
  static Map<String, @Nullable Object> map(@Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, it) -> map.put(String.valueOf(key), it));
    }
    return map;
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> items ? items : List.of();
  }

  static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  static Optional<Integer> whole(@Nullable Object value) {
    return value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  static Optional<BigDecimal> number(@Nullable Object value) {
    return switch (value) {
      case BigDecimal number -> Optional.of(number);
      case BigInteger number -> Optional.of(new BigDecimal(number));
      case Long number -> Optional.of(BigDecimal.valueOf(number));
      case null, default -> Optional.empty();
    };
  }
}
