package io.omnimesh.runners.mongo;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * An H2 backend that answers a write only after it was written to the file, so that an acknowledged
 * document survives the death of the process at any moment. (The plain backend writes once a
 * second.)
 *
 * <p>Thread-safe. Commands run at the same time; a commit waits for them, so that the file never
 * holds half a command, and one commit serves all commands that ended before it.
 */
final class DurableBackend extends H2Backend {
  /** Chunks of the file that are emptier than this are rewritten. */
  private static final int FILL_RATE_PERCENT_MIN = 80;

  private static final int COMPACT_BYTES_MAX = 8 << 20;

  private final MVStore store;
  private final Lock command;
  private final Lock commit;

  DurableBackend(MVStore store) {
    super(store);
    this.store = store;
    ReadWriteLock lock = new ReentrantReadWriteLock();
    this.command = lock.readLock();
    this.commit = lock.writeLock();
  }

  @Override
  public Document handleCommand(Channel channel, String databaseName, String name, Document query) {
    try {
      command.lock();
      try {
        return super.handleCommand(channel, databaseName, name, query);
      } finally {
        command.unlock();
      }
    } finally {
      commitChanges();
    }
  }

  /** Gives back the space of pages that were overwritten; a no-op where there is little of it. */
  void compact() {
    commit.lock();
    try {
      store.compact(FILL_RATE_PERCENT_MIN, COMPACT_BYTES_MAX);
    } finally {
      commit.unlock();
    }
  }

  private void commitChanges() {
    if (!store.hasUnsavedChanges()) {
      return;
    }
    commit.lock();
    try {
      store.commit();
    } finally {
      commit.unlock();
    }
  }
}
