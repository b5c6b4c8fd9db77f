package io.omnimesh.lake;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.FileIO;

/** The staging tables: tables of the catalog whose properties say what they are for. */
final class StagingTables {
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
  private static final int NAME_LENGTH_MAX = 255;

  private static final String OWN = "omnimesh.staging.";
  private static final String TARGET_SCHEMA = OWN + "target-schema";
  private static final String TARGET_TABLE = OWN + "target-table";
  private static final String RUN_ID = OWN + "run-id";
  private static final String STARTED_AT = OWN + "started-at";
  private static final String BASE_SNAPSHOT = OWN + "base-snapshot";
  private static final String DISCARDED = OWN + "discarded";

  private final LakeCatalog catalog;
  private final Clock clock;

  StagingTables(LakeCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  Staging make(TableName target, String runId) {
    TableName name = name(target, runId);
    TableMetadata of = catalog.load(target).operations().current();
    Snapshot base = of.currentSnapshot();
    Staging staging =
        new Staging(
            name,
            target,
            runId,
            clock.instant(),
            base == null ? OptionalLong.empty() : OptionalLong.of(base.snapshotId()));
    String location =
        LocalFileIO.PREFIX + Lake.STAGING_SCHEMA + '/' + name.table() + '-' + UUID.randomUUID();
    TableMetadata metadata =
        TableMetadata.buildFromEmpty(of.formatVersion())
            .setLocation(location)
            // These two keep the ids of the columns, unlike a table that is created.
            .setCurrentSchema(of.schema(), of.lastColumnId())
            .setDefaultPartitionSpec(of.spec())
            .setDefaultSortOrder(of.sortOrder())
            .setProperties(properties(of, staging))
            .build();
    String file = location + "/metadata/00000-" + UUID.randomUUID() + ".metadata.json";
    TableMetadataParser.write(metadata, catalog.files().newOutputFile(file));
    try {
      catalog.register(name, file);
    } catch (AlreadyExistsException e) {
      catalog.files().deleteFolder(location);
      throw new MeshException(
          ErrorCode.CONFLICT,
          "Run %s has staged rows for %s already (%s); discard them, or take another run id"
              .formatted(runId, target, name),
          e);
    }
    return staging;
  }

  private static TableName name(TableName target, String runId) {
    String table = target.schema() + "__" + target.table() + "__" + runId;
    if (!RUN.matcher(runId).matches() || table.length() > NAME_LENGTH_MAX) {
      throw new MeshException(
          ErrorCode.INVALID_INPUT,
          "Run id '%s' cannot be part of a table's name; use letters, digits, '_' and '-'"
              .formatted(runId));
    }
    return new TableName(Lake.STAGING_SCHEMA, table);
  }

  private static Map<String, String> properties(TableMetadata of, Staging staging) {
    Map<String, String> properties = new HashMap<>(of.properties());
    properties.put(TableProperties.WRITE_DATA_LOCATION, dataLocation(of));
    properties.remove(TableProperties.WRITE_METADATA_LOCATION);
    // Whoever drops this table by hand must not take files along that the target may have by then.
    properties.put(TableProperties.GC_ENABLED, "false");
    properties.put(TARGET_SCHEMA, staging.target().schema());
    properties.put(TARGET_TABLE, staging.target().table());
    properties.put(RUN_ID, staging.runId());
    properties.put(STARTED_AT, staging.startedAt().toString());
    staging.baseSnapshotId().ifPresent(base -> properties.put(BASE_SNAPSHOT, String.valueOf(base)));
    return properties;
  }

  /** The folder of a table's data files. */
  static String dataLocation(TableMetadata metadata) {
    String set = metadata.properties().get(TableProperties.WRITE_DATA_LOCATION);
    return set != null ? set : metadata.location() + "/data";
  }

  List<Staging> list() {
    List<Staging> stagings = new ArrayList<>();
    for (TableName name : catalog.list(Lake.STAGING_SCHEMA)) {
      find(name).flatMap(table -> read(name, table.properties())).ifPresent(stagings::add);
    }
    return stagings;
  }

  /** A table, if it is there. One that is removed at this moment may lack its metadata already. */
  Optional<BaseTable> find(TableName name) {
    try {
      return Optional.of(catalog.load(name));
    } catch (MeshException e) {
      if (e.code() == ErrorCode.NOT_FOUND
          || (e.code() == ErrorCode.INTERNAL && !catalog.exists(name))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Tables that someone made there by hand are not ours to touch. */
  private static Optional<Staging> read(TableName name, Map<String, String> properties) {
    String schema = properties.get(TARGET_SCHEMA);
    String table = properties.get(TARGET_TABLE);
    String run = properties.get(RUN_ID);
    String startedAt = properties.get(STARTED_AT);
    if (schema == null || table == null || run == null || startedAt == null) {
      return Optional.empty();
    }
    String base = properties.get(BASE_SNAPSHOT);
    return Optional.of(
        new Staging(
            name,
            new TableName(schema, table),
            run,
            Instant.parse(startedAt),
            base == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(base))));
  }

  static boolean isDiscarded(BaseTable table) {
    return table.properties().containsKey(DISCARDED);
  }

  /** From now on nobody publishes it. */
  static void markDiscarded(BaseTable table) {
    table.updateProperties().set(DISCARDED, "true").commit();
  }

  /** Removes the pointer and the metadata; data files stay. */
  void remove(TableName name, String location) {
    catalog.forget(name);
    if (location.startsWith(LocalFileIO.PREFIX + Lake.STAGING_SCHEMA + '/')) {
      catalog.files().deleteFolder(location);
    }
  }

  /**
   * The data files that the table's rows are in, with their statistics.
   *
   * @throws MeshException {@code INVALID_INPUT} where rows were deleted from files: the target
   *     would get them back
   */
  static List<DataFile> liveFiles(BaseTable table) {
    Snapshot snapshot = table.currentSnapshot();
    List<DataFile> files = new ArrayList<>();
    if (snapshot == null) {
      return files;
    }
    for (ManifestFile manifest : snapshot.deleteManifests(table.io())) {
      if (manifest.hasAddedFiles() || manifest.hasExistingFiles()) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            table.name() + " had rows deleted; stage only what is inserted");
      }
    }
    for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
      try (ManifestReader<DataFile> reader =
          ManifestFiles.read(manifest, table.io(), table.specs())) {
        reader.forEach(file -> files.add(file.copy()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /** The locations of all files that any snapshot of a table rests on. */
  static Set<String> referencedFiles(BaseTable table) {
    Set<String> locations = new HashSet<>();
    Set<String> manifests = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        if (manifests.add(manifest.path())) {
          collect(manifest, table, locations);
        }
      }
    }
    return locations;
  }

  private static void collect(ManifestFile manifest, BaseTable table, Set<String> locations) {
    FileIO io = table.io();
    try (ManifestReader<? extends ContentFile<?>> reader =
        manifest.content() == ManifestContent.DATA
            ? ManifestFiles.read(manifest, io, table.specs())
            : ManifestFiles.readDeleteManifest(manifest, io, table.specs())) {
      reader.forEach(file -> locations.add(file.location()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
