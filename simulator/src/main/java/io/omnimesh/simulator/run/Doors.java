package io.omnimesh.simulator.run;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.simulator.door.Door;
import io.omnimesh.simulator.door.document.CartsDoor;
import io.omnimesh.simulator.door.document.CatalogueDoor;
import io.omnimesh.simulator.door.document.ProfilesDoor;
import io.omnimesh.simulator.door.document.SearchDoor;
import io.omnimesh.simulator.door.document.SearchIndices;
import io.omnimesh.simulator.door.file.Bucket;
import io.omnimesh.simulator.door.file.LogisticsDoor;
import io.omnimesh.simulator.door.file.StoresDoor;
import io.omnimesh.simulator.door.file.TrafficDoor;
import io.omnimesh.simulator.door.file.VendorsDoor;
import io.omnimesh.simulator.door.grid.WarehouseDoor;
import io.omnimesh.simulator.door.sql.Database;
import io.omnimesh.simulator.door.sql.InventoryMapping;
import io.omnimesh.simulator.door.sql.OrdersMapping;
import io.omnimesh.simulator.door.sql.PosMapping;
import io.omnimesh.simulator.door.sql.SqlDoor;
import io.omnimesh.simulator.door.sql.SurveysMapping;
import io.omnimesh.simulator.door.sql.TicketsMapping;
import io.omnimesh.simulator.door.topic.AppEvents;
import io.omnimesh.simulator.door.topic.Clicks;
import io.omnimesh.simulator.door.topic.TopicDoor;
import io.omnimesh.simulator.world.master.MasterData;
import io.omnimesh.stream.client.KafkaAccess;
import io.omnimesh.stream.registry.SchemaRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The doors of an installation: one for each source whose system it runs. */
public final class Doors {
  private final MeshHome home;
  private final Variables variables;
  private final MasterData master;
  private final Clock clock;

  public Doors(MeshHome home, Variables variables, MasterData master, Clock clock) {
    this.home = home;
    this.variables = variables;
    this.master = master;
    this.clock = clock;
  }

  /** The relational doors, the tills first: they keep history. */
  public List<SqlDoor> relational() {
    List<SqlDoor> doors = new ArrayList<>();
    if (variables.runs("mariadb")) {
      doors.add(new SqlDoor(Database.mariadb("stores_pos", variables), new PosMapping(master)));
    }
    if (variables.runs("postgresql")) {
      doors.add(
          new SqlDoor(
              Database.postgresql("ecommerce_orders", variables), new OrdersMapping(master)));
      doors.add(
          new SqlDoor(
              Database.postgresql("stores_inventory", variables), new InventoryMapping(master)));
      doors.add(
          new SqlDoor(
              Database.postgresql("service_surveys", variables), new SurveysMapping(master)));
    }
    if (variables.runs("mariadb")) {
      doors.add(
          new SqlDoor(Database.mariadb("service_tickets", variables), new TicketsMapping(master)));
    }
    return doors;
  }

  /** All doors. */
  public List<Door> all(TrafficDoor traffic) {
    List<Door> doors = new ArrayList<>(relational());
    doors.add(traffic);
    doors.add(new StoresDoor(home, master));
    if (variables.runs("redis")) {
      doors.add(new CartsDoor(variables, master));
    }
    if (variables.runs("kafka")) {
      doors.add(new TopicDoor("ecommerce_clicks", kafka(), new Clicks(master)));
    }
    if (variables.runs("kafka") && variables.runs("apicurio")) {
      SchemaRegistry registry =
          new SchemaRegistry(
              URI.create(
                  variables.resolve("http://127.0.0.1:${env:MESH_APICURIO_PORT}/apis/ccompat/v7")));
      doors.add(new TopicDoor("mobile_events", kafka(), new AppEvents(master, registry)));
    }
    if (variables.runs("mongodb")) {
      doors.add(new CatalogueDoor(variables, master));
    }
    if (variables.runs("opensearch")) {
      doors.add(new SearchDoor(variables, SearchIndices.searchLog()));
      doors.add(new SearchDoor(variables, SearchIndices.chats()));
    }
    if (variables.runs("cassandra")) {
      doors.add(new ProfilesDoor(variables, master));
    }
    if (variables.runs("ignite")) {
      doors.add(new WarehouseDoor(variables, master));
    }
    if (variables.runs("s3")) {
      Bucket bucket = new Bucket(variables, clock);
      doors.add(new VendorsDoor(bucket, master));
      doors.add(new LogisticsDoor(bucket));
    }
    return doors;
  }

  /** The door whose counters are served rather than sent. */
  public TrafficDoor traffic() {
    return new TrafficDoor(home, master);
  }

  private KafkaAccess kafka() {
    return KafkaAccess.of(variables, "sources_writer");
  }
}
