package io.omnimesh.contract.document;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.yaml.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A YAML or JSON file: its text, the tree that it says, and edits that keep every other byte. It
 * never changes; an edit gives another document.
 */
public final class Document {
  /** A larger file is a mistake or an attack. */
  public static final int BYTES_MAX = 4 * 1024 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final String text;
  private final Lines lines;
  private final Tree tree;
  private final boolean json;

  private Document(String file, String text, @Nullable Problem problem) {
    this.file = file;
    this.text = text;
    lines = new Lines(text);
    int from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    if (problem != null) {
      json = false;
      tree = new Tree(null, List.of(problem));
    } else if (file.endsWith(".json")) {
      json = true;
      tree = JsonTree.read(text, lines, from);
    } else {
      Tree asJson = looksLikeJson(from) ? JsonTree.read(text, lines, from) : null;
      json = asJson != null && asJson.root() != null;
      tree = asJson != null && json ? asJson : YamlTree.read(text, lines, from);
    }
  }

  /** Reads a file's bytes; what is wrong with them is found in {@link #problems}. */
  public static Document read(String file, byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      String message =
          "the file holds " + bytes.length + " bytes, the limit is " + BYTES_MAX + " bytes";
      return new Document(file, "", new Problem("limit", 0, "", message, "split it"));
    }
    // The constructor of String marks bad bytes quickly; only then the decoder must say where.
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      Problem problem = badByte(bytes);
      if (problem != null) {
        return new Document(file, text, problem);
      }
    }
    return new Document(file, text, null);
  }

  /** Reads a file's text. */
  public static Document read(String file, String text) {
    return read(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  /** The bytes to write; of a document that was not edited, the bytes that were read. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Empty where the file holds nothing or cannot be read. */
  public Optional<Node> root() {
    return Optional.ofNullable(tree.root());
  }

  /** What keeps the file from being read as meant: syntax, limits, keys that stand twice. */
  public List<Problem> problems() {
    return tree.problems();
  }

  boolean json() {
    return json;
  }

  Lines lines() {
    return lines;
  }

  /** The value at a JSON pointer. */
  public Optional<Node> at(String pointer) {
    Node node = tree.root();
    for (String step : Pointer.steps(pointer)) {
      node = node == null ? null : step(node, step);
    }
    return Optional.ofNullable(node);
  }

  static @Nullable Node step(Node node, String step) {
    return switch (node) {
      case Mapping mapping -> mapping.find(step).orElse(null);
      case Sequence sequence -> {
        int index = Editor.index(step);
        yield index >= 0 && index < sequence.items().size() ? sequence.items().get(index) : null;
      }
      case Scalar _ -> null;
    };
  }

  /** The place of an offset of the text. */
  public Place place(int offset) {
    return new Place(file, lines.line(offset) + 1, lines.column(offset) + 1);
  }

  /** The place of the value at a JSON pointer, or of what is nearest above it. */
  public Place place(String pointer) {
    Node node = tree.root();
    int offset = node == null ? 0 : node.start();
    for (String step : Pointer.steps(pointer)) {
      node = node == null ? null : step(node, step);
      if (node == null) {
        break;
      }
      offset = node.start();
    }
    return place(offset);
  }

  /**
   * Replaces the value at a pointer, or adds it where its mapping or list is there.
   *
   * @param value a text, number, boolean, null, or lists and maps of them
   * @throws MeshException {@code NOT_FOUND} where nothing is there to hold it
   */
  public Document set(String pointer, @Nullable Object value) {
    return new Editor(this).set(pointer, value);
  }

  /**
   * Adds a value: an item before the one that a pointer names, or at the end ({@code /schema/-}),
   * or a key that is not there yet.
   *
   * @throws MeshException {@code CONFLICT} where the key is there
   */
  public Document insert(String pointer, @Nullable Object value) {
    return new Editor(this).insert(pointer, value);
  }

  /**
   * Takes out the value at a pointer, with its key.
   *
   * @throws MeshException {@code NOT_FOUND} where nothing is there
   */
  public Document remove(String pointer) {
    return new Editor(this).remove(pointer);
  }

  private boolean looksLikeJson(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
  }

  private static @Nullable Problem badByte(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (!result.isError()) {
      return null;
    }
    return new Problem(
        "syntax",
        out.position(),
        "",
        "byte " + in.position() + " is not UTF-8",
        "save the file as UTF-8");
  }

  static MeshException notFound(String file, String pointer) {
    return new MeshException(
        ErrorCode.NOT_FOUND, file + " holds nothing at " + pointer + "; look up the pointer");
  }
}
