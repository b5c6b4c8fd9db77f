package io.omnimesh.simulator.door.topic;

import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.stream.client.Message;
import java.util.Set;

/** How events become messages of one topic. */
public interface TopicMapping {
  /** The topic. */
  String topic();

  /** The subjects that hold the events it takes. */
  Set<Subject> subjects();

  /** Whether an event becomes a message here. */
  boolean takes(RetailEvent event);

  /** Registers what the encoding needs. */
  void prepare();

  /** The message of an event that it takes. */
  Message message(RetailEvent event);
}
