package io.omnimesh.simulator.run;

import io.omnimesh.catalog.home.MeshHome;
import io.omnimesh.catalog.home.Variables;
import io.omnimesh.contract.error.MeshException;
import io.omnimesh.contract.sql.Sql;
import io.omnimesh.query.client.QueryOptions;
import io.omnimesh.query.client.TrinoClient;
import io.omnimesh.simulator.door.Resources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files in the bucket known to Trino: files have no server that could announce them. It
 * declares the vendors' folders as Hive tables and the carrier's logs as Delta Lake tables, and
 * from time to time looks for new partitions. Trino may come later than the files.
 */
final class FileTables implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(FileTables.class);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final List<String> PARTITIONED =
      List.of("price_lists", "purchase_orders", "scorecards");
  private static final List<String> DELTA = List.of("shipments", "shipment_events");

  private final MeshHome home;
  private final Variables variables;
  private final CountDownLatch stop;

  FileTables(MeshHome home, Variables variables, CountDownLatch stop) {
    this.home = home;
    this.variables = variables;
    this.stop = stop;
  }

  @Override
  public void run() {
    boolean declared = false;
    String trouble = "";
    while (stop.getCount() > 0) {
      try {
        TrinoClient trino = TrinoClient.of(home, variables);
        if (!declared) {
          declare(trino);
          declared = true;
          LOG.info("the files of vendors and carrier are tables of Trino");
        }
        for (String table : PARTITIONED) {
          trino.run(
              "CALL supply_vendors.system.sync_partition_metadata('drops', %s, 'ADD')"
                  .formatted(Sql.literal(table)));
        }
        trouble = "";
      } catch (MeshException e) {
        if (!trouble.equals(e.getMessage())) {
          trouble = String.valueOf(e.getMessage());
          LOG.info("the files of vendors and carrier wait for Trino: {}", trouble);
        }
      }
      pause(trouble.isEmpty() ? LOOK_EVERY : RETRY);
    }
  }

  private static void declare(TrinoClient trino) {
    trino.run("CREATE SCHEMA IF NOT EXISTS supply_vendors.drops");
    QueryOptions drops =
        QueryOptions.ofDefaults().withCatalog("supply_vendors").withSchema("drops");
    for (String statement : Resources.statements("supply_vendors.sql")) {
      trino.run(statement, drops);
    }
    trino.run("CREATE SCHEMA IF NOT EXISTS supply_logistics.carrier");
    for (String table : DELTA) {
      boolean known =
          !trino
              .all("SHOW TABLES FROM supply_logistics.carrier LIKE " + Sql.literal(table))
              .isEmpty();
      if (!known) {
        trino.run(
            "CALL supply_logistics.system.register_table('carrier', %s, %s)"
                .formatted(Sql.literal(table), Sql.literal("s3://retail/carrier/" + table)));
      }
    }
  }

  private void pause(Duration time) {
    try {
      boolean stopped = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
      LOG.trace("stopped: {}", stopped);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
  }
}
