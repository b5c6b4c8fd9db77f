package io.omnimesh.server.query;

import io.omnimesh.contract.error.ErrorCode;
import io.omnimesh.contract.error.MeshException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Rows between a query and its reader. One thread writes and waits while the buffer is full;
 * readers ask by position. A page is kept until the reader asks for the next, so that a lost answer
 * can be asked for again.
 */
final class RowBuffer {
  private final int rowsMax;
  private final long bytesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<List<@Nullable Object>> rows = new ArrayDeque<>();
  private long first;
  private long bytes;
  private boolean complete;
  private boolean closed;

  /**
   * Rows from a position on.
   *
   * @param next the position after them
   * @param last whether none follow
   */
  record Slice(List<List<@Nullable Object>> rows, long next, boolean last) {}

  RowBuffer(int rowsMax, long bytesMax) {
    this.rowsMax = rowsMax;
    this.bytesMax = bytesMax;
  }

  /** Waits for room and adds a row; false once the buffer is closed. */
  boolean put(List<@Nullable Object> row) throws InterruptedException {
    long size = size(row);
    lock.lockInterruptibly();
    try {
      while (!closed && !rows.isEmpty() && (rows.size() >= rowsMax || bytes + size > bytesMax)) {
        changed.await();
      }
      if (closed) {
        return false;
      }
      rows.add(row);
      bytes += size;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** No more rows will come. */
  void complete() {
    lock.lock();
    try {
      complete = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all rows and lets the writer go. */
  void close() {
    lock.lock();
    try {
      closed = true;
      complete = true;
      rows.clear();
      bytes = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Forgets the rows before a position and hands out those after it, waiting a while for the first.
   *
   * @throws MeshException {@code INVALID_INPUT} for a position that was forgotten or never existed
   */
  Slice read(long position, int limit, Duration wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (position < first || position > first + rows.size()) {
        throw new MeshException(
            ErrorCode.INVALID_INPUT,
            "The rows of this cursor are not there; send the nextCursor of the last answer");
      }
      while (first < position) {
        bytes -= size(rows.remove());
        first++;
      }
      changed.signalAll();
      long nanos = wait.toNanos();
      while (rows.isEmpty() && !complete && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      List<List<@Nullable Object>> slice = rows.stream().limit(limit).toList();
      return new Slice(slice, first + slice.size(), complete && slice.size() == rows.size());
    } finally {
      lock.unlock();
    }
  }

  /** About how many bytes a value takes; what matters is that long texts count. */
  private static long size(@Nullable Object value) {
    return switch (value) {
      case null -> 4;
      case String text -> 40 + 2L * text.length();
      case byte[] binary -> 16 + binary.length;
      case Collection<?> parts -> {
        long sum = 24;
        for (Object part : parts) {
          sum += size(part);
        }
        yield sum;
      }
      case Map<?, ?> map -> size(new ArrayList<>(map.keySet())) + size(map.values());
      default -> 24;
    };
  }
}
