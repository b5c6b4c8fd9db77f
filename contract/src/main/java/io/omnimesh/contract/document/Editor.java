package io.omnimesh.contract.document;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Edits the text of a document at the offsets of its values. Each edit is read again and compared
 * with what it should say, so that a form of YAML that the editor does not master is refused rather
 * than spoilt.
 */
final class Editor {
  private final Document document;
  private final String text;
  private final Lines lines;
  private final String lineBreak;

  Editor(Document document) {
    this.document = document;
    text = document.text();
    lines = document.lines();
    lineBreak = lines.lineBreak();
  }

  /** Where a pointer leads. */
  private record Target(
      @Nullable Node parent, @Nullable Node node, String step, boolean flow, boolean aliased) {}

  Document set(String pointer, @Nullable Object value) {
    Target target = target(pointer);
    Node node = target.node();
    String edited =
        node == null ? add(pointer, target, value) : replace(pointer, target, node, value);
    return checked(pointer, edited, Expected.set(root().value(), pointer, value));
  }

  Document insert(String pointer, @Nullable Object value) {
    Target target = target(pointer);
    if (target.parent() instanceof Sequence sequence && target.node() != null) {
      String edited = insertItem(sequence, index(target.step()), value);
      Object expected = Expected.inserted(root().value(), pointer, value);
      return checked(pointer, edited, expected);
    }
    if (target.node() != null) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          document.place(target.node().start()) + ": " + pointer + " is there already; set it");
    }
    return checked(
        pointer, add(pointer, target, value), Expected.set(root().value(), pointer, value));
  }

  Document remove(String pointer) {
    Target target = target(pointer);
    Node node = target.node();
    if (node == null || target.parent() == null) {
      throw Document.notFound(document.file(), pointer);
    }
    Object expected = Expected.removed(root().value(), pointer);
    String above = Pointer.parent(pointer);
    String edited =
        switch (target.parent()) {
          case Mapping mapping when mapping.entries().size() == 1 ->
              replace(above, target(above), mapping, Map.of());
          case Sequence sequence when sequence.items().size() == 1 ->
              replace(above, target(above), sequence, List.of());
          case Mapping mapping -> removeEntry(mapping, mapping.entry(target.step()).orElseThrow());
          case Sequence sequence -> removeItem(sequence, index(target.step()));
          case Scalar _ -> throw Document.notFound(document.file(), pointer);
        };
    return checked(pointer, edited, expected);
  }

  private Node root() {
    return document
        .root()
        .orElseThrow(() ->
            new MeshException(
                ErrorCode.INVALID_INPUT,
                document.file() + " cannot be edited as it cannot be read; mend its syntax first"));
  }

  private Target target(String pointer) {
    Node node = root();
    Node parent = null;
    String last = "";
    boolean flow = document.json();
    boolean aliased = false;
    for (String step : Pointer.steps(pointer)) {
      if (node == null) {
        throw Document.notFound(document.file(), pointer);
      }
      parent = node;
      flow |=
          node instanceof Mapping mapping
              ? mapping.flow()
              : ((node instanceof Sequence list) && list.flow());
      last = step;
      node = Document.step(parent, step);
      aliased |= node != null && (node.start() < parent.start() || node.end() > parent.end());
    }
    if (aliased) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          document.place(parent == null ? 0 : parent.start())
              + ": "
              + pointer
              + " comes from an anchor through an alias; edit the anchor's value");
    }
    return new Target(parent, node, last, flow, aliased);
  }

  // Replacing.

  private String replace(String pointer, Target target, Node node, @Nullable Object value) {
    int content = content(node);
    String anchor = anchor(node, content);
    boolean isBlock =
        switch (node) {
          case Mapping mapping -> !mapping.flow();
          case Sequence sequence -> !sequence.flow();
          case Scalar _ -> false;
        };
    if (target.flow() || target.parent() == null) {
      String spelt = target.flow() ? flowValue(node, value) : rootValue(value);
      boolean empty = content == node.end() && node instanceof Scalar;
      return splice(node.start(), node.end(), (empty ? " " : "") + anchor + spelt);
    }
    if (node instanceof Scalar scalar && !Spelling.isCollection(value) && content < scalar.end()) {
      return splice(node.start(), node.end(), anchor + respelt(target, scalar, value));
    }
    int head = head(Objects.requireNonNull(target.parent()), target.step());
    int indent = indent(Objects.requireNonNull(target.parent()), target.step());
    boolean sameLine = lines.line(head) == lines.line(content);
    int cutStart = sameLine || !isBlock ? head : lines.lineEnd(head);
    String tail =
        target.parent() instanceof Sequence
            ? Spelling.item(value, indent, lineBreak)
            : Spelling.block(value, indent, lineBreak);
    String kept = anchor.isEmpty() ? "" : " " + anchor.strip();
    boolean ownLines = tail.startsWith(lineBreak);
    String rest = text.substring(cutStart, node.end());
    int after = node.end();
    StringBuilder out = new StringBuilder(text.substring(0, head)).append(kept);
    if (ownLines) {
      // A comment that follows on the line of the key stays there.
      int lineEnd = sameLine ? lines.lineEnd(after) : cutStart;
      out.append(sameLine ? text.substring(after, lineEnd) : text.substring(head, cutStart));
      out.append(tail).append(text.substring(sameLine ? lineEnd : after));
    } else {
      out.append(tail).append(text, head, Math.max(head, cutStart));
      out.append(text.substring(after));
    }
    return rest.isEmpty() && pointer.isEmpty() ? text : out.toString();
  }

  private String flowValue(Node node, @Nullable Object value) {
    if (document.json() || Spelling.isCollection(value)) {
      return Spelling.json(value);
    }
    return Spelling.scalar(
        value, node instanceof Scalar scalar ? scalar.style() : Scalar.Style.DOUBLE_QUOTED, true);
  }

  private String rootValue(@Nullable Object value) {
    if ((value instanceof Map<?, ?> map && !map.isEmpty())
        || (value instanceof List<?> list && !list.isEmpty())) {
      String block = Spelling.block(value, -2, lineBreak);
      return block.substring(lineBreak.length());
    }
    return Spelling.isCollection(value)
        ? Spelling.json(value)
        : Spelling.scalar(value, Scalar.Style.PLAIN, false);
  }

  private String respelt(Target target, Scalar scalar, @Nullable Object value) {
    boolean block = scalar.style() == Scalar.Style.LITERAL || scalar.style() == Scalar.Style.FOLDED;
    if (value instanceof String string
        && Spelling.literalSafe(string)
        && (block || scalar.style() == Scalar.Style.PLAIN)) {
      int indent = indent(Objects.requireNonNull(target.parent()), target.step());
      return Spelling.literal(string, indent + 2, lineBreak);
    }
    if (block
        && value instanceof String string
        && Spelling.literalSafe("x\n" + string)
        && !string.isEmpty()
        && !string.startsWith(" ")) {
      int indent = indent(Objects.requireNonNull(target.parent()), target.step());
      return Spelling.literal(string, indent + 2, lineBreak);
    }
    return Spelling.scalar(value, scalar.style(), false);
  }

  // Adding.

  private String add(String pointer, Target target, @Nullable Object value) {
    return switch (target.parent()) {
      case Mapping mapping -> addEntry(pointer, target, mapping, value);
      case Sequence sequence
          when target.step().equals("-") || index(target.step()) == sequence.items().size() ->
          addItem(pointer, target, sequence, value);
      case null, default -> throw Document.notFound(document.file(), pointer);
    };
  }

  private String addEntry(String pointer, Target target, Mapping mapping, @Nullable Object value) {
    Map.Entry<String, @Nullable Object> entry = entryOf(target.step(), value);
    if (mapping.entries().isEmpty()) {
      String above = Pointer.parent(pointer);
      Map<String, @Nullable Object> only = new LinkedHashMap<>();
      only.put(entry.getKey(), entry.getValue());
      return replace(above, target(above), mapping, only);
    }
    Mapping.Entry last = mapping.entries().getLast();
    if (target.flow()) {
      String key =
          document.json()
              ? Spelling.quoted(entry.getKey())
              : Spelling.scalar(entry.getKey(), Scalar.Style.PLAIN, true);
      int before =
          mapping.entries().size() > 1
              ? mapping.entries().get(mapping.entries().size() - 2).value().end()
              : content(mapping);
      String addition = "," + flowGap(before, last.start()) + key + ": " + Spelling.json(value);
      return splice(last.value().end(), last.value().end(), addition);
    }
    int at = lines.lineEnd(last.value().end());
    String addition = Spelling.entry(entry, lines.column(last.start()), lineBreak);
    return splice(at, at, lineBreak + addition);
  }

  private String addItem(String pointer, Target target, Sequence sequence, @Nullable Object value) {
    if (sequence.items().isEmpty()) {
      String above = Pointer.parent(pointer);
      List<@Nullable Object> only = new ArrayList<>();
      only.add(value);
      return replace(above, target(above), sequence, only);
    }
    Node last = sequence.items().getLast();
    if (target.flow()) {
      int before =
          sequence.items().size() > 1
              ? sequence.items().get(sequence.items().size() - 2).end()
              : content(sequence);
      String addition = "," + flowGap(before, last.start()) + Spelling.json(value);
      return splice(last.end(), last.end(), addition);
    }
    return addAfter(sequence, last, value);
  }

  private String insertItem(Sequence sequence, int index, @Nullable Object value) {
    Node item = sequence.items().get(index);
    if (sequence.flow() || document.json()) {
      int before = index == 0 ? content(sequence) + 1 : sequence.items().get(index - 1).end();
      String gap =
          index == 0 ? flowGap(content(sequence), item.start()) : flowGap(before, item.start());
      return splice(item.start(), item.start(), Spelling.json(value) + "," + gap);
    }
    if (index > 0) {
      return addAfter(sequence, sequence.items().get(index - 1), value);
    }
    int dash = dash(sequence, 0);
    int indent = lines.column(dash);
    String addition =
        "-" + Spelling.item(value, indent, lineBreak) + lineBreak + " ".repeat(indent);
    return splice(dash, dash, addition);
  }

  private String addAfter(Sequence sequence, Node item, @Nullable Object value) {
    int at = lines.lineEnd(item.end());
    int indent = lines.column(content(sequence));
    return splice(
        at, at, lineBreak + " ".repeat(indent) + "-" + Spelling.item(value, indent, lineBreak));
  }

  /** What separates two values in brackets: a break and the indent where they stand on lines. */
  private String flowGap(int before, int start) {
    String between = text.substring(Math.min(before, start), start);
    int lastBreak = Math.max(between.lastIndexOf('\n'), between.lastIndexOf('\r'));
    return lastBreak < 0 ? " " : lineBreak + between.substring(lastBreak + 1);
  }

  // Removing.

  private String removeEntry(Mapping mapping, Mapping.Entry entry) {
    int index = mapping.entries().indexOf(entry);
    boolean last = index == mapping.entries().size() - 1;
    if (mapping.flow()) {
      return last
          ? splice(mapping.entries().get(index - 1).value().end(), entry.value().end(), "")
          : splice(entry.start(), mapping.entries().get(index + 1).start(), "");
    }
    boolean firstOnLine = text.substring(lines.lineStart(entry.start()), entry.start()).isBlank();
    if (!firstOnLine && !last) {
      return splice(entry.start(), mapping.entries().get(index + 1).start(), "");
    }
    return removeLines(entry.start(), entry.value().end());
  }

  private String removeItem(Sequence sequence, int index) {
    Node item = sequence.items().get(index);
    boolean last = index == sequence.items().size() - 1;
    if (sequence.flow()) {
      return last
          ? splice(sequence.items().get(index - 1).end(), item.end(), "")
          : splice(item.start(), sequence.items().get(index + 1).start(), "");
    }
    int dash = dash(sequence, index);
    boolean firstOnLine = text.substring(lines.lineStart(dash), dash).isBlank();
    return firstOnLine
        ? removeLines(dash, item.end())
        : splice(dash, dash(sequence, index + 1), "");
  }

  private String removeLines(int start, int end) {
    int from = Math.max(lines.lineStart(start), text.startsWith("\uFEFF") ? 1 : 0);
    int to = lines.nextLine(end);
    if (to == text.length() && lines.lineEnd(end) == to && from > 0) {
      // The last line has no break: take the one before, so that the new last line has none either.
      from -= from > 1 && text.charAt(from - 1) == '\n' && text.charAt(from - 2) == '\r' ? 2 : 1;
    }
    return splice(from, to, "");
  }

  // Places in the text.

  private String splice(int from, int to, String replacement) {
    return text.substring(0, from) + replacement + text.substring(to);
  }

  /** The offset after the colon of a key or the hyphen of an item. */
  private int head(Node parent, String step) {
    if (parent instanceof Mapping mapping) {
      int at = mapping.entry(step).orElseThrow().end();
      while (at < text.length() && text.charAt(at) != ':') {
        at++;
      }
      return at + 1;
    }
    return dash((Sequence) parent, index(step)) + 1;
  }

  private int indent(Node parent, String step) {
    return parent instanceof Mapping mapping
        ? lines.column(mapping.entry(step).orElseThrow().start())
        : lines.column(dash((Sequence) parent, index(step)));
  }

  /** The offset of the hyphen of an item of a list that is written with hyphens. */
  private int dash(Sequence sequence, int index) {
    int column = lines.column(content(sequence));
    int shift = lines.lineStart(content(sequence)) == 0 && text.startsWith("\uFEFF") ? 1 : 0;
    int first = index == 0 ? content(sequence) : sequence.items().get(index - 1).end();
    for (int line = lines.line(sequence.items().get(index).start());
        line >= lines.line(first);
        line--) {
      int at = lines.start(line) + column + (line == 0 ? shift : 0);
      if (at < text.length()
          && at <= sequence.items().get(index).start()
          && text.charAt(at) == '-') {
        return at;
      }
    }
    throw refused(document.place(sequence.start()).toString());
  }

  /** Where a value begins after its anchor and tag. */
  private int content(Node node) {
    int at = node.start();
    while (at < node.end()
        && (text.charAt(at) == '&' || text.charAt(at) == '!')
        && !document.json()) {
      while (at < node.end() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      while (at < node.end() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  private String anchor(Node node, int content) {
    for (String word : text.substring(node.start(), content).split("\\s+", -1)) {
      if (word.startsWith("&")) {
        return word + " ";
      }
    }
    return "";
  }

  /** The index that a step of a pointer names; -1 where it names none. */
  static int index(String step) {
    if (step.isEmpty() || step.length() > 6 || !step.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(step);
  }

  // Checking.

  private Document checked(String pointer, String edited, @Nullable Object expected) {
    Document result = Document.read(document.file(), edited);
    boolean asMeant =
        result.problems().size() <= document.problems().size()
            && result.root().isPresent()
            && Values.same(result.root().get().value(), expected);
    if (!asMeant) {
      throw refused(document.place(pointer).toString());
    }
    return result;
  }

  private static MeshException refused(String place) {
    return new MeshException(
        ErrorCode.INVALID_INPUT,
        place
            + ": the way in which this is written cannot be edited without changing other values;"
            + " edit the file by hand");
  }

  private static Map.Entry<String, @Nullable Object> entryOf(String key, @Nullable Object value) {
    return new SimpleImmutableEntry<>(key, value);
  }
}
