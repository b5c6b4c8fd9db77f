package io.omnimesh.simulator.door.file;

import io.omnimesh.simulator.door.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A position as a small object beside the data: the instant, a blank, the world. */
record BucketPosition(Bucket bucket, String key) {
  Optional<Position> read() {
    return bucket
        .get(key)
        .map(content -> {
          String text = new String(content, StandardCharsets.UTF_8);
          int blank = text.indexOf(' ');
          return new Position(text.substring(blank + 1), Instant.parse(text.substring(0, blank)));
        });
  }

  void write(Position position) {
    bucket.put(key, (position.until() + " " + position.world()).getBytes(StandardCharsets.UTF_8));
  }
}
