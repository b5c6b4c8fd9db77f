package io.omnimesh.simulator.world;

import io.omnimesh.simulator.world.event.EventCodec;
import io.omnimesh.simulator.world.event.RetailEvent;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A retailer of forty stores that simulates a month in a second. */
final class SmallWorld {
  static final LocalDate START = LocalDate.of(2025, 3, 3);

  private SmallWorld() {}

  static World of(long seed) {
    return World.create(new WorldSettings(seed, START, 40, 600, 4_000, 1.0));
  }

  static Instant day(int number) {
    return START.plusDays(number).atStartOfDay(WorldSettings.ZONE).toInstant();
  }

  static List<RetailEvent> events(World world, SimulationOptions options, int days) {
    List<RetailEvent> events = new ArrayList<>();
    world.simulation(options).advanceTo(day(days), events::add);
    return events;
  }

  /** A sink that remembers nothing but a digest of all bytes. */
  static final class Digest implements EventSink {
    private final EventCodec codec = new EventCodec();
    private final MessageDigest digest;
    private final DataOutputStream out;

    Digest() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
      out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }

    @Override
    public void accept(RetailEvent event) {
      try {
        codec.write(event, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
