package io.omnimesh.simulator.door.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How events become documents of one index.
 *
 * @param source the source's name
 * @param index the index; its mapping is the definition {@code <index>.json}
 * @param subjects that hold the events it takes
 * @param takes whether an event becomes a document here
 * @param document the document of an event
 */
public record SearchIndex(
    String source,
    String index,
    Set<Subject> subjects,
    Predicate<RetailEvent> takes,
    Shape document) {
  public SearchIndex {
    subjects = Set.copyOf(subjects);
  }

  /** Fills a document and returns its id. */
  @FunctionalInterface
  public interface Shape {
    String fill(RetailEvent event, ObjectNode document);
  }
}
