package io.omnimesh.lake;

import static io.omnimesh.lake.TestLake.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.types.Types;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final TestLake engine;
  private final Lake lake;

  LakeTest(@TempDir Path warehouse) {
    this.engine = TestLake.empty(warehouse);
    this.lake = Lake.open(engine.settings(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @BeforeEach
  void create() {
    engine.createOrders();
    engine.insert(ORDERS, "old", 2);
  }

  @AfterEach
  void close() {
    lake.close();
    engine.close();
  }

  @Test
  void stagesAnEmptyTableWithTheSameColumnsBesideItsTarget() {
    BaseTable target = engine.table(ORDERS);
    target.updateSchema().addColumn("note", Types.StringType.get()).commit();
    target.updateSchema().deleteColumn("note").commit();
    target.updateSchema().addColumn("price", Types.DecimalType.of(14, 2), "in EUR").commit();
    target.updateSpec().addField("price").commit();
    target.updateProperties().set("a", "b").commit();

    Staging staging = lake.stage(ORDERS, "r1");

    BaseTable staged = engine.table(staging.table());
    assertThat(staged.schema().sameSchema(target.schema())).isTrue();
    assertThat(staged.schema().findField("price").fieldId()).isEqualTo(4);
    assertThat(staged.spec().compatibleWith(target.spec())).isTrue();
    assertThat(staged.sortOrder().sameOrder(target.sortOrder())).isTrue();
    assertThat(staged.properties()).containsEntry("a", "b");
    assertThat(staged.currentSnapshot()).isNull();
    assertThat(staged.uuid()).isNotEqualTo(target.uuid());
    assertThat(staging)
        .isEqualTo(
            new Staging(
                new TableName("mesh_staging", "ecommerce__orders_v1__r1"),
                ORDERS,
                "r1",
                NOON,
                staging.baseSnapshotId()));
    assertThat(staging.baseSnapshotId()).hasValue(target.currentSnapshot().snapshotId());
    assertThat(lake.stagings()).containsExactly(staging);
  }

  @Test
  void refusesToStageTwiceForOneRunOrForNothing() {
    lake.stage(ORDERS, "r1");
    assertCode(ErrorCode.CONFLICT, () -> lake.stage(ORDERS, "r1"));
    assertCode(ErrorCode.NOT_FOUND, () -> lake.stage(new TableName("ecommerce", "x"), "r1"));
    assertCode(ErrorCode.INVALID_INPUT, () -> lake.stage(ORDERS, "../r1"));
    assertCode(ErrorCode.INVALID_INPUT, () -> lake.stage(ORDERS, "r".repeat(101)));
    assertThat(lake.stagings()).hasSize(1);
  }

  @Test
  void publishesAllStagedRowsInOneSnapshot() {
    long before = engine.table(ORDERS).currentSnapshot().snapshotId();
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 3);
    engine.insert(staging.table(), "newer", 1);
    assertThat(engine.rows(ORDERS)).containsExactly("old:0", "old:1");

    Published published = lake.publish(staging, Map.of("omnimesh.version", "1.2.0"));

    assertThat(engine.rows(ORDERS)).containsExactly("new:0", "new:1", "new:2", "newer:0");
    assertThat(engine.rowsAt(ORDERS, before)).containsExactly("old:0", "old:1");
    BaseTable target = engine.table(ORDERS);
    assertThat(target.snapshots()).hasSize(2);
    assertThat(target.currentSnapshot().snapshotId()).isEqualTo(published.snapshotId());
    assertThat(target.currentSnapshot().parentId()).isEqualTo(before);
    assertThat(target.currentSnapshot().summary())
        .containsEntry("omnimesh.run-id", "r1")
        .containsEntry("omnimesh.version", "1.2.0");
    assertThat(published.rows()).isEqualTo(4);
    assertThat(lake.stagings()).isEmpty();
    assertThat(engine.settings().warehouse().resolve("mesh_staging")).isEmptyDirectory();
    assertThat(engine.strayFiles(ORDERS)).isEmpty();
  }

  @Test
  void publishesNoRowsWhereNoneAreStaged() {
    lake.publish(lake.stage(ORDERS, "r1"), Map.of());
    assertThat(engine.rows(ORDERS)).isEmpty();
    assertThat(engine.table(ORDERS).snapshots()).hasSize(2);
  }

  @Test
  void keepsTheStatisticsOfTheFiles() {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 3);
    DataFile staged = StagingTables.liveFiles(engine.table(staging.table())).getFirst();
    lake.publish(staging, Map.of());
    DataFile file = StagingTables.liveFiles(engine.table(ORDERS)).getFirst();
    assertThat(file.location()).isEqualTo(staged.location());
    assertThat(file.recordCount()).isEqualTo(3);
    assertThat(file.valueCounts()).isEqualTo(staged.valueCounts());
    assertThat(file.lowerBounds()).isEqualTo(staged.lowerBounds());
    assertThat(file.partition().get(0, String.class)).isEqualTo("new");
  }

  @Test
  void aRunIsPublishedOnceHoweverOftenItIsAskedFor() {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 3);
    Published first = lake.publish(staging, Map.of());
    engine.insert(ORDERS, "later", 1);

    assertThat(lake.publish(staging, Map.of())).isEqualTo(first);
    assertThat(lake.published(ORDERS, "r1")).contains(first);
    assertThat(lake.published(ORDERS, "r2")).isEmpty();
    assertThat(engine.rows(ORDERS)).containsExactly("later:0", "new:0", "new:1", "new:2");
  }

  @Test
  void refusesAfterAForeignCommitAndDeletesExactlyWhatWasStaged() {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 3);
    engine.insert(ORDERS, "foreign", 1);
    int files = engine.dataFiles().size();

    assertCode(ErrorCode.CONFLICT, () -> lake.publish(staging, Map.of()));
    assertThat(engine.rows(ORDERS)).containsExactly("foreign:0", "old:0", "old:1");
    assertThat(lake.stagings()).containsExactly(staging);
    assertThat(engine.dataFiles()).hasSize(files);

    lake.discard(staging);
    lake.discard(staging);
    assertThat(lake.stagings()).isEmpty();
    assertThat(engine.dataFiles()).hasSize(files - 1);
    assertThat(engine.strayFiles(ORDERS)).isEmpty();
    assertThat(engine.rows(ORDERS)).containsExactly("foreign:0", "old:0", "old:1");
    assertCode(ErrorCode.NOT_FOUND, () -> lake.publish(staging, Map.of()));
  }

  @Test
  void changedSettingsOfTheTargetAreNoConflict() {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 1);
    engine.table(ORDERS).updateProperties().set("a", "b").commit();
    lake.publish(staging, Map.of());
    assertThat(engine.rows(ORDERS)).containsExactly("new:0");
    assertThat(engine.table(ORDERS).properties()).containsEntry("a", "b");
  }

  @Test
  void refusesRowsForColumnsThatChanged() {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 1);
    engine.table(ORDERS).updateSchema().addColumn("price", Types.LongType.get()).commit();
    assertCode(ErrorCode.CONFLICT, () -> lake.publish(staging, Map.of()));
    assertThat(engine.rows(ORDERS)).containsExactly("old:0", "old:1");
  }

  @Test
  void publishesUnderTheTargetsOwnPartitioningAfterThatEvolved() {
    engine.table(ORDERS).updateSpec().removeField("run").commit();
    engine.insert(ORDERS, "unpartitioned", 1);
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 2);
    lake.publish(staging, Map.of());
    assertThat(engine.rows(ORDERS)).containsExactly("new:0", "new:1");
    BaseTable target = engine.table(ORDERS);
    assertThat(StagingTables.liveFiles(target).getFirst().specId())
        .isEqualTo(target.spec().specId());
  }

  @Test
  void appendsBesideOtherCommits() {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 1);
    engine.insert(ORDERS, "foreign", 1);
    Published published = lake.publishAppend(staging, Map.of());
    assertThat(lake.publishAppend(staging, Map.of())).isEqualTo(published);
    assertThat(engine.rows(ORDERS)).containsExactly("foreign:0", "new:0", "old:0", "old:1");
  }

  @Test
  void replacesOnlyThePartitionsOfStagedRows() {
    engine.insert(ORDERS, "kept", 1);
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "old", 1);
    lake.publishReplacePartitions(staging, Map.of());
    assertThat(engine.rows(ORDERS)).containsExactly("kept:0", "old:0");
  }

  @Test
  void discardingSparesTheFilesOfARunThatHadPublishedBeforeItDied() throws IOException {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 2);
    restoreAfter(staging, () -> lake.publish(staging, Map.of()));
    assertThat(lake.stagings()).containsExactly(staging);

    lake.discard(staging);
    assertThat(lake.stagings()).isEmpty();
    assertThat(engine.rows(ORDERS)).containsExactly("new:0", "new:1");
  }

  @Test
  void discardingSparesThemAlsoWhenNoSnapshotTellsAnyMore() throws IOException {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 2);
    restoreAfter(staging, () -> lake.publish(staging, Map.of()));
    engine.insert(ORDERS, "later", 1);
    engine.table(ORDERS).expireSnapshots().expireOlderThan(Long.MAX_VALUE).commit();
    assertThat(lake.published(ORDERS, "r1")).isEmpty();

    lake.discard(staging);
    assertThat(engine.rows(ORDERS)).containsExactly("later:0", "new:0", "new:1");
  }

  @Test
  void publishingAgainCleansUpBehindARunThatDied() throws IOException {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 2);
    restoreAfter(staging, () -> lake.publish(staging, Map.of()));
    lake.publish(staging, Map.of());
    assertThat(lake.stagings()).isEmpty();
    assertThat(engine.table(ORDERS).snapshots()).hasSize(2);
  }

  @Test
  void discardsWhatWasStagedForATableThatIsGone() {
    Staging staging = lake.stage(ORDERS, "r1");
    engine.insert(staging.table(), "new", 2);
    engine.catalog().forget(ORDERS);
    lake.discard(staging);
    assertThat(lake.stagings()).isEmpty();
    assertThat(engine.dataFiles()).hasSize(1);
  }

  @Test
  void leavesTablesAloneThatSomeoneMadeAmongTheStagings() {
    String metadata = engine.table(ORDERS).operations().current().metadataFileLocation();
    engine.catalog().register(new TableName(Lake.STAGING_SCHEMA, "mine"), metadata);
    assertThat(lake.stagings()).isEmpty();
    assertThat(lake.tables(Lake.STAGING_SCHEMA)).hasSize(1);
  }

  @Test
  void tellsWhatATableIsWithoutReadingItsRows() throws IOException {
    engine.insert(ORDERS, "more", 3);
    for (Path file : engine.dataFiles()) {
      Files.delete(file);
    }
    LakeTable table = lake.state(ORDERS);
    assertThat(table.columns())
        .extracting(LakeColumn::id, LakeColumn::name, LakeColumn::type, LakeColumn::required)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "id", "bigint", LakeColumn.Required.REQUIRED),
            org.assertj.core.groups.Tuple.tuple(2, "run", "varchar", LakeColumn.Required.OPTIONAL));
    assertThat(table.partitioning()).containsExactly("run");
    assertThat(table.commits()).hasSize(2);
    assertThat(table.current()).contains(table.commits().getFirst());
    assertThat(table.commits().getFirst().totalRows()).hasValue(5);
    assertThat(table.commits().getFirst().addedRows()).hasValue(3);
    assertThat(lake.find(new TableName("no", "table"))).isEmpty();
    assertThat(lake.tables("ecommerce")).containsExactly(ORDERS);
    assertThat(lake.tables("nobody")).isEmpty();
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThatThrownBy(() -> Lake.open(engine.settingsThrough(1), Clock.systemUTC()).close())
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageNotContaining("password");
  }

  /** Brings the staging back, as if the process had died right after its commit. */
  private void restoreAfter(Staging staging, Runnable publish) throws IOException {
    BaseTable table = engine.table(staging.table());
    String pointer = table.operations().current().metadataFileLocation();
    Path folder = engine.catalog().files().path(table.location());
    Path copy = Files.createTempDirectory("staging");
    copy(folder, copy);
    publish.run();
    copy(copy, folder);
    engine.catalog().register(staging.table(), pointer);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : List.copyOf(files.toList())) {
        Path place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place);
        }
      }
    }
  }

  private static void assertCode(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(MeshException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
