package io.omnimesh.lake;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.SnapshotUtil;

/** Reads what a table is out of its metadata. */
final class TableStates {
  private TableStates() {}

  static LakeTable of(TableName name, BaseTable table) {
    TableMetadata metadata = table.operations().current();
    return new LakeTable(
        name,
        String.valueOf(metadata.uuid()),
        metadata.location(),
        metadata.currentSchemaId(),
        metadata.schema().columns().stream().map(TableStates::column).toList(),
        metadata.spec().fields().stream().map(field -> transform(metadata, field)).toList(),
        metadata.properties(),
        Optional.ofNullable(metadata.currentSnapshot()).map(TableStates::commit),
        commits(table));
  }

  private static LakeColumn column(Types.NestedField field) {
    return new LakeColumn(
        field.fieldId(),
        field.name(),
        TrinoTypes.text(field.type()),
        field.isRequired() ? LakeColumn.Required.REQUIRED : LakeColumn.Required.OPTIONAL,
        Optional.ofNullable(field.doc()));
  }

  private static String transform(TableMetadata metadata, PartitionField field) {
    String column = metadata.schema().findColumnName(field.sourceId());
    return field.transform().isIdentity() ? column : field.transform() + "(" + column + ')';
  }

  private static List<LakeCommit> commits(BaseTable table) {
    return StreamSupport.stream(SnapshotUtil.currentAncestors(table).spliterator(), false)
        .limit(Lake.COMMITS_MAX)
        .sorted(Comparator.comparingLong(Snapshot::sequenceNumber).reversed())
        .map(TableStates::commit)
        .toList();
  }

  private static LakeCommit commit(Snapshot snapshot) {
    return new LakeCommit(
        snapshot.snapshotId(),
        Instant.ofEpochMilli(snapshot.timestampMillis()),
        String.valueOf(snapshot.operation()),
        runId(snapshot),
        number(snapshot, SnapshotSummary.ADDED_RECORDS_PROP),
        number(snapshot, SnapshotSummary.TOTAL_RECORDS_PROP));
  }

  /** A number of the summary; writers may leave them out, and do where it is 0. */
  static OptionalLong number(Snapshot snapshot, String key) {
    return summary(snapshot, key)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  static Optional<String> runId(Snapshot snapshot) {
    return summary(snapshot, Lake.RUN_ID);
  }

  /** Old writers leave the whole summary out. */
  private static Optional<String> summary(Snapshot snapshot, String key) {
    Map<String, String> summary = snapshot.summary();
    return summary == null ? Optional.empty() : Optional.ofNullable(summary.get(key));
  }
}
