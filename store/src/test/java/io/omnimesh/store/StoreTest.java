package io.omnimesh.store;

import static io.omnimesh.store.Ports.ORDERS;
import static io.omnimesh.store.Ports.deployed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class StoreTest {

  @Test
  void makesTheTablesOnceAndFindsThemAgain() {
    StoreSettings settings = TestDatabase.empty();
    try (Store store = Store.open(settings)) {
      store.registry().record(deployed(ORDERS, "1.0.0"), 0);
    }
    try (Store store = Store.open(settings)) {
      assertThat(store.registry().find(ORDERS)).isPresent();
    }
  }

  @Test
  void manyMayOpenAnEmptyDatabaseAtOnce() throws Exception {
    StoreSettings settings = TestDatabase.empty().withConnectionsMax(2);
    List<Callable<Integer>> openers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      openers.add(() -> {
        try (Store store = Store.open(settings)) {
          return store.registry().deployed().size();
        }
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> opener : threads.invokeAll(openers)) {
        assertThat(opener.get()).isZero();
      }
    }
  }

  @Test
  void knowsItsNewestMigration() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl(url(TestDatabase.empty()));
    MigrationInfo[] all = Migrations.flyway(nowhere).info().all();
    assertThat(all[all.length - 1].getVersion().getVersion())
        .isEqualTo(String.valueOf(Migrations.NEWEST));
  }

  @Test
  void refusesTablesOfANewerRelease() {
    StoreSettings settings = TestDatabase.empty();
    Store.open(settings).close();
    TestDatabase.run(
        settings,
        "INSERT INTO mesh.flyway_schema_history SELECT 99, '99', description, type, script,"
            + " checksum, installed_by, installed_on, execution_time, success"
            + " FROM mesh.flyway_schema_history WHERE version = '1'");
    assertThatThrownBy(() -> Store.open(settings).close())
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContaining("99");
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThatThrownBy(() -> Store.open(TestDatabase.settings(1, "mesh")).close())
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageContaining("./mesh status");
  }

  @Test
  void comesBackWhenTheDatabaseCutsItsConnections() {
    StoreSettings settings = TestDatabase.empty();
    try (Store store = Store.open(settings)) {
      store.registry().record(deployed(ORDERS, "1.0.0"), 0);
      TestDatabase.run(
          settings,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE application_name = 'store-test' AND datname = current_database()");
      assertThat(answersAfterCut(store)).isTrue();
    }
  }

  /** The first call may still meet a connection that is gone; it must say so as what it is. */
  private static boolean answersAfterCut(Store store) {
    for (int i = 0; i < 10; i++) {
      try {
        return store.registry().find(ORDERS).isPresent();
      } catch (MeshException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
      }
    }
    return false;
  }

  @Test
  void settingsDoNotShowThePassword() {
    assertThat(TestDatabase.settings(5432, "mesh").toString()).doesNotContain("password");
  }

  private static String url(StoreSettings settings) {
    return "jdbc:postgresql://%s:%d/%s?user=%s"
        .formatted(settings.host(), settings.port(), settings.database(), settings.user());
  }
}
