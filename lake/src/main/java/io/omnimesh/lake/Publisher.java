package io.omnimesh.lake;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.ReplacePartitions;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;

/**
 * Gives staged files to their target, or deletes them; never both. The commit on the target is the
 * one moment that decides: it looks whether the staging is still there, and a discard first makes
 * every commit that is under way look again.
 */
final class Publisher {
  private static final String FENCE = "omnimesh.discarded-run";
  private static final String DISCARDED = "its staged rows were discarded meanwhile";

  /** What becomes of the rows that the target has. */
  enum Mode {
    REPLACE_ALL,
    REPLACE_PARTITIONS,
    APPEND
  }

  private final LakeCatalog catalog;
  private final StagingTables stagings;

  Publisher(LakeCatalog catalog, StagingTables stagings) {
    this.catalog = catalog;
    this.stagings = stagings;
  }

  static Optional<Published> published(BaseTable target, String runId) {
    for (Snapshot snapshot : target.snapshots()) {
      if (TableStates.runId(snapshot).filter(runId::equals).isPresent()) {
        return Optional.of(
            new Published(
                snapshot.snapshotId(),
                Instant.ofEpochMilli(snapshot.timestampMillis()),
                TableStates.number(snapshot, SnapshotSummary.ADDED_RECORDS_PROP).orElse(0)));
      }
    }
    return Optional.empty();
  }

  Published publish(Staging staging, Mode mode, Map<String, String> summary) {
    // In this order: a staging that is gone by now had been published by then, or discarded.
    Optional<BaseTable> staged = stagings.find(staging.table());
    BaseTable target = catalog.load(staging.target());
    Optional<Published> before = published(target, staging.runId());
    if (before.isEmpty()) {
      BaseTable rows =
          staged.orElseThrow(() ->
              new MeshException(
                  ErrorCode.NOT_FOUND,
                  "Run %s has nothing staged for %s; stage it again"
                      .formatted(staging.runId(), staging.target())));
      commit(staging, mode, summary, target, rows);
      before = published(catalog.load(staging.target()), staging.runId());
    }
    staged.ifPresent(table -> stagings.remove(staging.table(), table.location()));
    return before.orElseThrow(() ->
        new MeshException(
            ErrorCode.CONFLICT,
            "What run %s published in %s was rolled back at once; see who did that"
                .formatted(staging.runId(), staging.target())));
  }

  private void commit(
      Staging staging, Mode mode, Map<String, String> summary, BaseTable target, BaseTable rows) {
    checkSameShape(staging, target, rows);
    Unchanged unchanged = new Unchanged(staging, mode, rows.currentSnapshot());
    try {
      SnapshotUpdate<?> update = update(mode, target, filesFor(target, rows));
      summary.forEach(update::set);
      update.set(Lake.RUN_ID, staging.runId());
      update.validateWith(unchanged);
      update.commit();
    } catch (ValidationException | CommitFailedException e) {
      String reason = unchanged.errorMessage();
      settle(staging, conflict(staging, reason.isEmpty() ? LakeCatalog.reason(e) : reason, e));
    } catch (NotFoundException e) {
      settle(staging, conflict(staging, DISCARDED, e));
    } catch (UncheckedSQLException | CommitStateUnknownException e) {
      settle(staging, catalog.unreachable(e));
    }
  }

  private static SnapshotUpdate<?> update(Mode mode, BaseTable target, List<DataFile> files) {
    return switch (mode) {
      case REPLACE_ALL -> {
        OverwriteFiles overwrite = target.newOverwrite();
        files.forEach(overwrite::addFile);
        yield overwrite.overwriteByRowFilter(Expressions.alwaysTrue());
      }
      case REPLACE_PARTITIONS -> {
        ReplacePartitions replace = target.newReplacePartitions();
        files.forEach(replace::addFile);
        yield replace;
      }
      case APPEND -> {
        AppendFiles append = target.newAppend();
        files.forEach(append::appendFile);
        yield append;
      }
    };
  }

  /** After a commit that seems to have failed the target itself says whether it did. */
  private void settle(Staging staging, MeshException failure) {
    try {
      if (published(catalog.load(staging.target()), staging.runId()).isPresent()) {
        return;
      }
    } catch (MeshException e) {
      failure.addSuppressed(e);
    }
    throw failure;
  }

  private static MeshException conflict(Staging staging, String reason, RuntimeException e) {
    return new MeshException(
        ErrorCode.CONFLICT,
        "Run %s cannot be published in %s: %s; run it again"
            .formatted(staging.runId(), staging.target(), reason),
        e);
  }

  private static void checkSameShape(Staging staging, BaseTable target, BaseTable rows) {
    if (!rows.schema().sameSchema(target.schema()) || !rows.spec().compatibleWith(target.spec())) {
      throw new MeshException(
          ErrorCode.CONFLICT,
          "The columns or partitions of %s have changed since run %s staged its rows; run it again"
              .formatted(staging.target(), staging.runId()));
    }
  }

  /** The staged files as the target knows them: under its own numbers of partitioning and order. */
  private static List<DataFile> filesFor(BaseTable target, BaseTable rows) {
    String folder = StagingTables.dataLocation(target.operations().current()) + '/';
    int sorted = rows.sortOrder().orderId();
    return StagingTables.liveFiles(rows).stream()
        .map(file -> {
          if (!file.location().startsWith(folder)) {
            throw new MeshException(
                ErrorCode.INTERNAL,
                "Staged file %s does not lie in %s and cannot be given to %s"
                    .formatted(file.location(), folder, target.name()));
          }
          Integer order = file.sortOrderId();
          return DataFiles.builder(target.spec())
              .copy(file)
              .withSortOrder(
                  order != null && order == sorted ? target.sortOrder() : SortOrder.unsorted())
              .build();
        })
        .toList();
  }

  /** Looks at each attempt to commit whether everything is still as it was when it was staged. */
  private final class Unchanged implements SnapshotAncestryValidator {
    private final Staging staging;
    private final Mode mode;
    private final OptionalLong stagedSnapshot;
    private String reason = "";

    Unchanged(Staging staging, Mode mode, @Nullable Snapshot staged) {
      this.staging = staging;
      this.mode = mode;
      this.stagedSnapshot = id(staged);
    }

    private static OptionalLong id(@Nullable Snapshot snapshot) {
      return snapshot == null ? OptionalLong.empty() : OptionalLong.of(snapshot.snapshotId());
    }

    @Override
    public boolean validate(Iterable<Snapshot> ancestors) {
      reason = changed(ancestors).orElse("");
      return reason.isEmpty();
    }

    private Optional<String> changed(Iterable<Snapshot> ancestors) {
      OptionalLong current = OptionalLong.empty();
      for (Snapshot ancestor : ancestors) {
        if (current.isEmpty()) {
          current = OptionalLong.of(ancestor.snapshotId());
        }
        if (TableStates.runId(ancestor).filter(staging.runId()::equals).isPresent()) {
          return Optional.of("it is published already");
        }
      }
      if (mode != Mode.APPEND && !current.equals(staging.baseSnapshotId())) {
        return Optional.of(
            "snapshot %s was committed there since it was staged on %s"
                .formatted(text(current), text(staging.baseSnapshotId())));
      }
      Optional<BaseTable> rows = stagings.find(staging.table());
      if (rows.isEmpty() || StagingTables.isDiscarded(rows.get())) {
        return Optional.of(DISCARDED);
      }
      return id(rows.get().currentSnapshot()).equals(stagedSnapshot)
          ? Optional.empty()
          : Optional.of("rows were staged while it was published");
    }

    private static String text(OptionalLong id) {
      return id.isPresent() ? String.valueOf(id.getAsLong()) : "none";
    }

    @Override
    public String errorMessage() {
      return reason;
    }
  }

  void discard(Staging staging) {
    Optional<BaseTable> rows = stagings.find(staging.table());
    if (rows.isEmpty()) {
      return;
    }
    try {
      catalog.call(() -> {
        discard(staging, rows.get());
        return staging;
      });
    } catch (MeshException e) {
      // Nothing is left to do where another cleaner, or the publisher, was faster.
      if (stagings.find(staging.table()).isPresent()) {
        throw e;
      }
    }
  }

  private void discard(Staging staging, BaseTable rows) {
    StagingTables.markDiscarded(rows);
    Set<String> staged = new HashSet<>(StagingTables.referencedFiles(rows));
    Optional<BaseTable> target = stagings.find(staging.target());
    if (target.isPresent()) {
      fence(staging, target.get());
      staged.removeAll(StagingTables.referencedFiles(catalog.load(staging.target())));
    }
    staged.forEach(catalog.files()::deleteFile);
    stagings.remove(staging.table(), rows.location());
  }

  /**
   * Moves the target's pointer, so that a publisher that has looked at the staging before it was
   * marked fails to commit, looks again, and gives up. It has published before, or never will.
   */
  private static void fence(Staging staging, BaseTable target) {
    target.updateProperties().set(FENCE, staging.runId()).commit();
  }
}
