package io.omnimesh.contract.document;

import io.omnimesh.contract.document.Tree.Halt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 from the parser's events, so that every value keeps its place. */
final class YamlTree {
  private static final String CORE_TAG = "tag:yaml.org,2002:";

  /** What an anchor names, and how much it adds where an alias repeats it. */
  private record Anchored(Node node, int nodes, int height) {}

  private final String text;
  private final Lines lines;
  private final int @Nullable [] offsets;
  private final int from;
  private final Iterator<Event> events;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, @Nullable Anchored> anchors = new HashMap<>();
  private int nodes;
  private int deepest;

  private YamlTree(String text, Lines lines, int from) {
    this.text = text;
    this.lines = lines;
    this.from = from;
    offsets = offsets(text, from);
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setCodePointLimit(text.length() + 1).build();
    events = new Parse(settings).parseString(text.substring(from)).iterator();
  }

  /**
   * The tree of a text.
   *
   * @param from where it begins, after a byte order mark
   */
  static Tree read(String text, Lines lines, int from) {
    YamlTree reader = new YamlTree(text, lines, from);
    Node root = null;
    try {
      root = reader.document();
    } catch (Halt halt) {
      reader.problems.add(halt.problem());
    } catch (MarkedYamlEngineException e) {
      int offset = reader.offset(e.getProblemMark().or(e::getContextMark));
      reader.problems.add(
          new Problem(
              "syntax",
              offset,
              "",
              "this is not valid YAML, " + e.getProblem(),
              "mend the syntax (indent with spaces, quote texts that hold ': ' or ' #')"));
    } catch (YamlEngineException e) {
      reader.problems.add(
          new Problem(
              "syntax",
              from,
              "",
              "this is not valid YAML, " + e.getMessage(),
              "save it as UTF-8 text without control characters"));
    }
    return new Tree(root, reader.problems);
  }

  private @Nullable Node document() {
    Node root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent node) {
        root = node(node, 1);
      } else if (event instanceof DocumentStartEvent start && root != null) {
        problems.add(
            new Problem(
                "syntax",
                offset(start.getStartMark()),
                "",
                "a second document begins here",
                "write one document per file"));
        return root;
      }
    }
    return root;
  }

  private Node node(NodeEvent event, int depth) {
    int start = offset(event.getStartMark());
    if (depth > Tree.DEPTH_MAX) {
      throw Halt.deep(start);
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias, start, depth);
    }
    if (++nodes > Tree.NODES_MAX) {
      throw Halt.large(start);
    }
    Optional<Anchor> anchor = event.getAnchor();
    if (anchor.isEmpty()) {
      deepest = Math.max(deepest, depth);
      return plain(event, start, depth);
    }
    String name = anchor.get().getValue();
    anchors.put(name, null);
    int before = nodes;
    int outside = deepest;
    deepest = depth;
    Node node = plain(event, start, depth);
    anchors.put(name, new Anchored(node, nodes - before + 1, deepest - depth));
    deepest = Math.max(outside, deepest);
    return node;
  }

  private Node plain(NodeEvent event, int start, int depth) {
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, start);
      case SequenceStartEvent sequence -> {
        tag(sequence.getTag(), "seq", start);
        yield sequence(sequence.isFlow(), start, depth);
      }
      case MappingStartEvent mapping -> {
        tag(mapping.getTag(), "map", start);
        yield mapping(mapping.isFlow(), start, depth);
      }
      default -> throw new IllegalStateException("Unknown YAML event " + event);
    };
  }

  private Node alias(AliasEvent event, int start, int depth) {
    String name = event.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new Halt(
          "syntax",
          start,
          anchors.containsKey(name)
              ? "the alias *" + name + " lies inside what it names"
              : "no anchor &" + name + " stands above this alias",
          "write the value out");
    }
    nodes += anchored.nodes();
    if (nodes > Tree.NODES_MAX) {
      throw Halt.large(start);
    }
    deepest = Math.max(deepest, depth + anchored.height());
    if (deepest > Tree.DEPTH_MAX) {
      throw Halt.deep(start);
    }
    int end = start + 1 + name.length();
    return switch (anchored.node()) {
      case Scalar scalar -> new Scalar(scalar.type(), scalar.text(), scalar.style(), start, end);
      case Sequence sequence -> new Sequence(sequence.items(), true, start, end);
      case Mapping mapping -> new Mapping(mapping.entries(), true, start, end);
    };
  }

  private Scalar scalar(ScalarEvent event, int start) {
    Scalar.Style style = style(event.getScalarStyle());
    int end = offset(event.getEndMark());
    if (style == Scalar.Style.LITERAL || style == Scalar.Style.FOLDED) {
      end = blockEnd(start, end);
    }
    String value = event.getValue();
    Scalar.Type type = style == Scalar.Style.PLAIN ? CoreSchema.type(value) : Scalar.Type.STRING;
    String tag = event.getTag().orElse("");
    if (!tag.isEmpty()) {
      type = tagged(tag, value, type, start);
    }
    return new Scalar(type, value, style, start, end);
  }

  private Scalar.Type tagged(String tag, String value, Scalar.Type implicit, int start) {
    if (tag.equals("!") || tag.equals(CORE_TAG + "str")) {
      return Scalar.Type.STRING;
    }
    Scalar.Type type = CoreSchema.type(value);
    boolean fits =
        switch (tag) {
          case CORE_TAG + "int" -> type == Scalar.Type.INTEGER;
          case CORE_TAG + "float" -> type == Scalar.Type.INTEGER || type == Scalar.Type.DECIMAL;
          case CORE_TAG + "bool" -> type == Scalar.Type.BOOLEAN;
          case CORE_TAG + "null" -> type == Scalar.Type.NULL;
          default -> false;
        };
    if (fits) {
      return type;
    }
    unfit(tag, value, start);
    return implicit;
  }

  private void tag(Optional<String> tag, String expected, int start) {
    if (tag.isPresent() && !tag.get().equals(CORE_TAG + expected) && !tag.get().equals("!")) {
      unfit(tag.get(), "", start);
    }
  }

  private void unfit(String tag, String value, int start) {
    String message =
        tag.startsWith(CORE_TAG)
            ? "the tag " + tag + " does not fit '" + value + "'"
            : "the tag " + tag + " has no meaning in a contract, and tags can run code elsewhere";
    problems.add(new Problem("tag", start, "", message, "take it out"));
  }

  private Sequence sequence(boolean flow, int start, int depth) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    int end = start;
    while (!(event instanceof SequenceEndEvent)) {
      Node item = node((NodeEvent) event, depth + 1);
      end = item.end();
      items.add(item);
      event = events.next();
    }
    return new Sequence(items, flow, start, flow ? offset(event.getEndMark()) : end);
  }

  private Mapping mapping(boolean flow, int start, int depth) {
    List<Mapping.Entry> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    Event event = events.next();
    int end = start;
    while (!(event instanceof MappingEndEvent)) {
      Node key = node((NodeEvent) event, depth + 1);
      nodes--;
      Node value = node((NodeEvent) events.next(), depth + 1);
      end = value.end();
      if (key instanceof Scalar name) {
        Integer first = seen.putIfAbsent(name.text(), name.start());
        if (first != null) {
          problems.add(Tree.duplicate(name.text(), name.start(), lines.line(first) + 1));
        }
        entries.add(new Mapping.Entry(name.text(), name.start(), name.end(), value));
      } else {
        problems.add(
            new Problem(
                "syntax",
                key.start(),
                "",
                "a key must be a text, not " + key.kind(),
                "name the key"));
      }
      event = events.next();
    }
    return new Mapping(entries, flow, start, flow ? offset(event.getEndMark()) : end);
  }

  /**
   * Where the lines of a block scalar end; the empty lines that follow belong to it only if kept.
   */
  private int blockEnd(int start, int mark) {
    int end = Math.min(mark, text.length());
    boolean kept = text.substring(start, lines.lineEnd(start)).contains("+");
    if (!kept) {
      while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      return end;
    }
    while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    if (end > start && text.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return end;
  }

  private static Scalar.Style style(ScalarStyle style) {
    return switch (style) {
      case DOUBLE_QUOTED -> Scalar.Style.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> Scalar.Style.SINGLE_QUOTED;
      case LITERAL -> Scalar.Style.LITERAL;
      case FOLDED -> Scalar.Style.FOLDED;
      case PLAIN, JSON_SCALAR_STYLE -> Scalar.Style.PLAIN;
    };
  }

  /** The offset of a mark, which counts code points. */
  private int offset(Optional<Mark> mark) {
    int index = mark.map(Mark::getIndex).orElse(0);
    if (offsets != null) {
      return index < offsets.length ? offsets[index] : text.length();
    }
    return Math.min(from + index, text.length());
  }

  /** From code points to characters, where the two differ. */
  private static int @Nullable [] offsets(String text, int from) {
    int length = text.length() - from;
    int count = text.codePointCount(from, text.length());
    if (count == length) {
      return null;
    }
    int[] offsets = new int[count + 1];
    int at = from;
    for (int index = 0; index < count; index++) {
      offsets[index] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[count] = at;
    return offsets;
  }
}
