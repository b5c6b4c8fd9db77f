package io.omnimesh.lake;

import io.omnimesh.catalog.apply.StagedTables;
import io.omnimesh.catalog.state.PortId;
import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lake as the products' control needs it; connects when it is first used. Thread-safe. */
public final class LakeTables implements StagedTables, AutoCloseable {
  private final Supplier<Lake> opener;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Lake open;

  public LakeTables(Supplier<Lake> opener) {
    this.opener = opener;
  }

  @Override
  public String stage(PortId target, String run) {
    return lake().stage(name(target), run).table().table();
  }

  @Override
  public long publish(PortId target, String run, Map<String, String> notes) {
    Optional<Staging> staging = find(target, run);
    if (staging.isEmpty()) {
      return lake()
          .published(name(target), run)
          .map(Published::snapshotId)
          .orElseThrow(() ->
              new MeshException(
                  ErrorCode.NOT_FOUND, "Run " + run + " of " + target + " has nothing staged"));
    }
    return lake().publish(staging.get(), notes).snapshotId();
  }

  @Override
  public void discard(PortId target, String run) {
    find(target, run).ifPresent(lake()::discard);
  }

  @Override
  public boolean isPublished(PortId target, String run) {
    return lake().find(name(target)).isPresent() && lake().published(name(target), run).isPresent();
  }

  private Optional<Staging> find(PortId target, String run) {
    return lake().stagings().stream()
        .filter(staging -> staging.runId().equals(run) && staging.target().equals(name(target)))
        .findFirst();
  }

  private static TableName name(PortId id) {
    return new TableName(id.domain(), id.relation());
  }

  private Lake lake() {
    lock.lock();
    try {
      Lake lake = open;
      if (lake == null) {
        lake = opener.get();
        open = lake;
      }
      return lake;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (open != null) {
        open.close();
        open = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
