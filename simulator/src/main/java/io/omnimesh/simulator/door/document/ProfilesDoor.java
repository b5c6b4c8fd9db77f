package io.omnimesh.simulator.door.document;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.Position;
import io.omnimesh.simulator.door.Resources;
import io.omnimesh.simulator.door.Window;
import io.omnimesh.simulator.door.Written;
import io.omnimesh.simulator.world.Simulation;
import io.omnimesh.simulator.world.World;
import io.omnimesh.simulator.world.event.MobileEvent.Geofence;
import io.omnimesh.simulator.world.event.MobileEvent.LocationVisited;
import io.omnimesh.simulator.world.event.MobileEvent.PushOpened;
import io.omnimesh.simulator.world.event.MobileEvent.PushSent;
import io.omnimesh.simulator.world.event.RetailEvent;
import io.omnimesh.simulator.world.event.Subject;
import io.omnimesh.simulator.world.master.AppAccount;
import io.omnimesh.simulator.world.master.MasterData;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * App users, devices, pushes and visits in Cassandra: source {@code mobile_profiles}. An insert
 * with the same key writes the same row, so that writing is idempotent.
 */
public final class ProfilesDoor implements Door {
  private static final String KEYSPACE = "mobile_profiles";
  private static final int IN_FLIGHT_MAX = 4;
  private static final int BATCH_STATEMENTS_MAX = 50;

  private static final String PROFILE =
      "INSERT INTO profiles (app_user_id, display_name, email, phone, location_shared, settings,"
          + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String DEVICE =
      "INSERT INTO devices (app_user_id, device_id, platform, model, installed_at)"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final String TOKEN =
      "INSERT INTO push_tokens (device_id, issued_at, app_user_id, provider, \"token\")"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final String PUSH =
      "INSERT INTO push_sends (app_user_id, push_id, device_id, campaign, title, body, sku,"
          + " cart_id, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String OPENED =
      "UPDATE push_sends SET opened_at = ? WHERE app_user_id = ? AND push_id = ?";
  private static final String ENTERED =
      "INSERT INTO location_visits (app_user_id, visit_id, device_id, store_id, entered_at,"
          + " latitude, longitude, accuracy_m) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String LEFT =
      "UPDATE location_visits SET left_at = ? WHERE app_user_id = ? AND visit_id = ?";
  private static final String KEEP =
      "INSERT INTO mesh_position (id, world, until) VALUES (1, ?, ?)";

  private final Variables variables;
  private final MasterData master;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Deque<CompletionStage<AsyncResultSet>> inFlight = new ArrayDeque<>();
  private final List<BatchableStatement<?>> batch = new ArrayList<>();
  private @Nullable CqlSession open;

  public ProfilesDoor(Variables variables, MasterData master) {
    this.variables = variables;
    this.master = master;
  }

  @Override
  public String name() {
    return KEYSPACE;
  }

  @Override
  public Set<Subject> subjects() {
    return Set.of(Subject.MOBILE);
  }

  @Override
  public boolean takes(RetailEvent event) {
    return event instanceof PushSent
        || event instanceof PushOpened
        || event instanceof LocationVisited;
  }

  @Override
  public void prepare() {
    for (String statement : Resources.statements("mobile_profiles.cql")) {
      session().execute(statement);
    }
    session()
        .execute(
            "CREATE TABLE IF NOT EXISTS mesh_position (id int PRIMARY KEY, world text,"
                + " until timestamp)");
  }

  @Override
  public Optional<Position> position() {
    Row row = session().execute("SELECT world, until FROM mesh_position WHERE id = 1").one();
    if (row == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Position(
            java.util.Objects.requireNonNull(row.getString(0)),
            java.util.Objects.requireNonNull(row.getInstant(1))));
  }

  @Override
  public Written seed(World world, Simulation simulation, String worldName) {
    for (AppAccount account : master.appAccounts()) {
      UUID device = UUID.fromString(account.deviceId());
      run(
          PROFILE,
          account.appUserId(),
          account.displayName(),
          account.email(),
          account.phone(),
          account.locationShared(),
          Map.of("push", account.pushToken() == null ? "off" : "on"),
          account.installedAt());
      run(
          DEVICE,
          account.appUserId(),
          device,
          account.platform().name().toLowerCase(Locale.ROOT),
          account.model(),
          account.installedAt());
      if (account.pushToken() != null) {
        run(
            TOKEN,
            device,
            account.installedAt(),
            account.appUserId(),
            account.platform() == AppAccount.Platform.IOS ? "apns" : "fcm",
            ByteBuffer.wrap(account.pushToken().getBytes(StandardCharsets.UTF_8)));
      }
    }
    settle();
    session().execute(statement(KEEP).bind(worldName, simulation.time()));
    return Written.of("profiles", master.appAccounts().size());
  }

  @Override
  public Written write(Window window) {
    Written written = Written.none();
    for (RetailEvent event : window.events()) {
      written = written.plus(Written.of(write(event), 1));
    }
    settle();
    session().execute("UPDATE mesh_position SET until = ? WHERE id = 1", window.until());
    return written;
  }

  private String write(RetailEvent event) {
    return switch (event) {
      case PushSent push -> {
        run(
            PUSH,
            push.appUserId(),
            push.pushId(),
            UUID.fromString(push.deviceId()),
            push.campaign().name().toLowerCase(Locale.ROOT),
            push.title(),
            push.body(),
            push.productId() == null ? null : master.product(push.productId()).sku(),
            push.cartId(),
            push.time());
        yield "push_sends";
      }
      case PushOpened opened -> {
        run(OPENED, opened.time(), opened.appUserId(), opened.pushId());
        yield "push_sends opened";
      }
      case LocationVisited visit when visit.move() == Geofence.ENTER -> {
        run(
            ENTERED,
            visit.appUserId(),
            visit.visitId(),
            UUID.fromString(visit.deviceId()),
            visit.storeId(),
            visit.time(),
            visit.latitude(),
            visit.longitude(),
            visit.accuracyMetres());
        yield "location_visits";
      }
      case LocationVisited visit -> {
        run(LEFT, visit.time(), visit.appUserId(), visit.visitId());
        yield "location_visits left";
      }
      default -> throw new IllegalArgumentException("not for the profiles: " + event);
    };
  }

  @Override
  public void close() {
    CqlSession session = open;
    open = null;
    prepared.clear();
    inFlight.clear();
    batch.clear();
    if (session != null) {
      session.close();
    }
  }

  private void run(String statement, @Nullable Object... values) {
    batch.add(statement(statement).bind(values));
    if (batch.size() >= BATCH_STATEMENTS_MAX) {
      send();
    }
  }

  /** Sends what was gathered; one commit to disk for many rows instead of one for each. */
  private void send() {
    if (batch.isEmpty()) {
      return;
    }
    if (inFlight.size() >= IN_FLIGHT_MAX) {
      inFlight.removeFirst().toCompletableFuture().join();
    }
    inFlight.addLast(session().executeAsync(BatchStatement.newInstance(BatchType.UNLOGGED, batch)));
    batch.clear();
  }

  /** Waits until everything is sent and acknowledged. */
  private void settle() {
    send();
    while (!inFlight.isEmpty()) {
      inFlight.removeFirst().toCompletableFuture().join();
    }
  }

  private PreparedStatement statement(String text) {
    return prepared.computeIfAbsent(text, sql -> session().prepare(sql));
  }

  private CqlSession session() {
    CqlSession session = open;
    if (session == null) {
      session =
          CqlSession.builder()
              .addContactPoint(
                  new InetSocketAddress(
                      InetAddress.getLoopbackAddress(),
                      Integer.parseInt(variables.resolve("${env:MESH_CASSANDRA_PORT}"))))
              .withLocalDatacenter("datacenter1")
              .withAuthCredentials(
                  "mobile_profiles_writer",
                  variables.resolve("${file:cassandra/mobile_profiles_writer}"))
              .withKeyspace(KEYSPACE)
              .withConfigLoader(
                  DriverConfigLoader.programmaticBuilder()
                      .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                      .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
                      .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
                      .build())
              .build();
      open = session;
    }
    return session;
  }
}
