package io.omnimesh.contract.document;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.ArrayList;
import java.util.List;

/** JSON pointers, RFC 6901: {@code /schema/0/name}; the empty text is the whole document. */
public final class Pointer {
  private Pointer() {}

  /** The steps of a pointer. */
  public static List<String> steps(String pointer) {
    if (pointer.isEmpty()) {
      return List.of();
    }
    if (pointer.charAt(0) != '/') {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "'" + pointer + "' is not a JSON pointer; write one such as /schema/0/name");
    }
    List<String> steps = new ArrayList<>();
    for (String step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }

  /** The pointer of a key beneath another pointer. */
  public static String child(String pointer, String key) {
    String escaped =
        key.indexOf('~') < 0 && key.indexOf('/') < 0
            ? key
            : key.replace("~", "~0").replace("/", "~1");
    return pointer + '/' + escaped;
  }

  /** The pointer of an item beneath another pointer. */
  public static String child(String pointer, int index) {
    return pointer + '/' + index;
  }

  /** The pointer above; of the whole document, itself. */
  public static String parent(String pointer) {
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? "" : pointer.substring(0, slash);
  }
}
