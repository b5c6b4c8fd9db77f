package io.omnimesh.simulator.door.topic;

import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.stream.client.KafkaAccess;
import io.omnimesh.stream.client.Message;
import io.omnimesh.stream.client.Publisher;
import io.omnimesh.stream.client.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The door of a topic. Messages and the position are one Kafka transaction. */
public final class TopicDoor implements Door {
  private static final int PARTITIONS = 4;
  private static final Duration RETENTION = Duration.ofDays(30);

  private final String name;
  private final KafkaAccess access;
  private final TopicMapping mapping;
  private final Publisher publisher;

  public TopicDoor(String name, KafkaAccess access, TopicMapping mapping) {
    this.name = name;
    this.access = access;
    this.mapping = mapping;
    this.publisher = new Publisher(access, "mesh-door-" + name, mapping.topic());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Subject> subjects() {
    return mapping.subjects();
  }

  @Override
  public boolean takes(RetailEvent event) {
    return mapping.takes(event);
  }

  @Override
  public void prepare() {
    try (Topics topics = new Topics(access)) {
      topics.ensure(mapping.topic(), PARTITIONS, RETENTION);
    }
    mapping.prepare();
  }

  @Override
  public Optional<Position> position() {
    return publisher
        .position()
        .map(kept -> new Position(kept.note(), Instant.ofEpochMilli(kept.number())));
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    if (position().isEmpty()) {
      publisher.publish(List.of(), new Publisher.Kept(simulation.time().toEpochMilli(), worldName));
    }
    return Written.none();
  }

  @Override
  public Written write(Window window) {
    Position reached = reached();
    if (!reached.until().isBefore(window.until())) {
      return Written.none();
    }
    List<Message> messages =
        window.events().stream()
            .filter(event -> !event.time().isBefore(reached.until()))
            .map(mapping::message)
            .toList();
    publisher.publish(messages, new Publisher.Kept(window.until().toEpochMilli(), reached.world()));
    return Written.of(mapping.topic(), messages.size());
  }

  @Override
  public void close() {
    publisher.close();
  }
}
