package io.omnimesh.simulator.replay;

import io.omnimesh.catalog.home.Variables;
import io.omnimesh.simulator.door.sql.Database;
import io.omnimesh.simulator.door.sql.SqlSource;
import io.omnimesh.stream.client.KafkaAccess;
import io.omnimesh.stream.client.Publisher;
import io.omnimesh.stream.client.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** The data sets that can be replayed into an installation. */
public final class Replays {
  private static final int PARTITIONS = 1;
  private static final Duration RETENTION = Duration.ofDays(3650);

  private final Variables variables;
  private final Clock clock;

  public Replays(Variables variables, Clock clock) {
    this.variables = variables;
    this.clock = clock;
  }

  /**
   * Online Retail II, into the e-commerce database and topic {@code ecommerce.orders}.
   *
   * @param progress told the newest stored line, many times a second at most
   */
  public ReplayReport onlineRetail(Path file, ReplayOptions options, LongConsumer progress) {
    try (OnlineRetail data = new OnlineRetail(file)) {
      KafkaAccess kafka = KafkaAccess.of(variables, "sources_writer");
      try (Topics topics = new Topics(kafka)) {
        topics.ensure(OnlineRetail.TOPIC, PARTITIONS, RETENTION);
      }
      try (SqlSource source = new SqlSource(Database.postgresql("ecommerce_orders", variables));
          Publisher publisher =
              new Publisher(kafka, "mesh-replay-" + data.origin(), OnlineRetail.TOPIC)) {
        source.migrate("door", List.of("ecommerce_orders.sql"));
        return new Replay<>(data, source, publisher, options, clock, progress).run();
      }
    }
  }

  /** The Complete Journey, into the tills' database. */
  public ReplayReport completeJourney(Path folder, ReplayOptions options, LongConsumer progress) {
    try (CompleteJourney data = new CompleteJourney(folder);
        SqlSource source = new SqlSource(Database.mariadb("stores_pos", variables))) {
      source.migrate("door", List.of("stores_pos.sql"));
      return new Replay<>(data, source, null, options, clock, progress).run();
    }
  }
}
