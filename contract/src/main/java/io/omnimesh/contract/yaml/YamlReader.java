package io.omnimesh.contract.yaml;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document as a tree of nodes with places. It reads the parser's events rather than
 * constructed objects: no type is guessed, no tag is obeyed, and aliases, which let a small file
 * grow without bound, are refused.
 */
public final class YamlReader {
  /** A definition is written by people; a larger file is a mistake or an attack. */
  public static final int BYTES_MAX = 256 * 1024;

  /** How deep mappings and lists may nest. */
  public static final int DEPTH_MAX = 20;

  private final String file;
  private final Iterator<Event> events;

  private YamlReader(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /**
   * The mapping that a file holds.
   *
   * @param file how refusals name the file
   * @param text its content
   * @throws MeshException {@code INVALID_INPUT} with file, line and column
   */
  public static YamlNode.Entries read(String file, String text) {
    if (text.length() > BYTES_MAX || text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw new Place(file, 1, 1)
          .refuse(
              "the file is larger than the limit of " + BYTES_MAX + " bytes",
              "split it or take out what does not belong here");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(BYTES_MAX)
            .setUseMarks(true)
            .build();
    try {
      return new YamlReader(file, new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          place(file, mark)
              + ": this is not valid YAML, "
              + e.getProblem()
              + "; mend the syntax (indent with spaces, quote texts that hold ': ' or '#')",
          e);
    } catch (YamlEngineException e) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          new Place(file, 1, 1)
              + ": this is not valid YAML, "
              + e.getMessage()
              + "; save it as UTF-8 text without control characters",
          e);
    }
  }

  private YamlNode.Entries document() {
    YamlNode root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof NodeEvent node) {
        root = node(node, 1);
      } else if (event instanceof DocumentStartEvent start && root != null) {
        throw place(start.getStartMark())
            .refuse("a second document begins here", "write one definition per file");
      } else if (event instanceof StreamEndEvent) {
        break;
      }
    }
    if (root instanceof YamlNode.Entries entries) {
      return entries;
    }
    Place place = root == null ? new Place(file, 1, 1) : root.place();
    throw place.refuse(
        "the file holds " + (root == null ? "nothing" : root.kind()) + ", not a mapping",
        "begin with lines such as 'kind: Source'");
  }

  private YamlNode node(NodeEvent event, int depth) {
    Place place = place(event.getStartMark());
    if (depth > DEPTH_MAX) {
      throw place.refuse("the nesting is deeper than " + DEPTH_MAX + " levels", "flatten it");
    }
    if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
      throw place.refuse("anchors and aliases are not supported", "write the value out");
    }
    return switch (event) {
      case ScalarEvent scalar -> {
        refuseTag(place, scalar.getTag());
        boolean nothing =
            scalar.isPlain() && (scalar.getValue().equals("~") || scalar.getValue().equals("null"));
        yield new YamlNode.Text(place, nothing ? "" : scalar.getValue());
      }
      case SequenceStartEvent sequence -> {
        refuseTag(place, sequence.getTag());
        yield items(place, depth);
      }
      case MappingStartEvent mapping -> {
        refuseTag(place, mapping.getTag());
        yield entries(place, depth);
      }
      default -> throw new IllegalStateException("Unknown YAML event " + event);
    };
  }

  private YamlNode.Items items(Place place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(node((NodeEvent) event, depth + 1));
    }
    return new YamlNode.Items(place, items);
  }

  private YamlNode.Entries entries(Place place, int depth) {
    List<YamlNode.Entry> entries = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      YamlNode key = node((NodeEvent) event, depth + 1);
      if (!(key instanceof YamlNode.Text name) || name.text().isEmpty()) {
        throw key.place().refuse("a key must be a text, not " + key.kind(), "name the key");
      }
      Place first = seen.putIfAbsent(name.text(), name.place());
      if (first != null) {
        throw name.place()
            .refuse(
                "the key '" + name.text() + "' stands here again, first at line " + first.line(),
                "keep one of the two");
      }
      entries.add(
          new YamlNode.Entry(
              name.place(), name.text(), node((NodeEvent) events.next(), depth + 1)));
    }
    return new YamlNode.Entries(place, entries);
  }

  private static void refuseTag(Place place, Optional<String> tag) {
    if (tag.isPresent()) {
      throw place.refuse("the tag " + tag.get() + " is not supported", "take it out");
    }
  }

  private Place place(Optional<Mark> mark) {
    return place(file, mark);
  }

  private static Place place(String file, Optional<Mark> mark) {
    return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
        .orElse(new Place(file, 1, 1));
  }
}
