package io.omnimesh.catalog.apply;

import io.omnimesh.catalog.product.Port;
import io.omnimesh.catalog.state.PortId;
import java.util.Set;

/** The topics and schemas of stream ports. Every change can be made again without harm. */
public interface Streams {

  /** The names of all topics. */
  Set<String> topics();

  void createTopic(Port port);

  /** Registers the Avro schema of a port's events as the newest of its subject. */
  void registerSchema(Port port);

  /** Removes the topic with its events, and its schemas. */
  void remove(PortId id);
}
