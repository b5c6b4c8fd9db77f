package io.omnimesh.embedded.supervise;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Holds the status of a part; threads change it, read it and wait for it. */
final class StatusCell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private PartStatus status;

  StatusCell(PartStatus first) {
    status = first;
  }

  PartStatus get() {
    lock.lock();
    try {
      return status;
    } finally {
      lock.unlock();
    }
  }

  void update(UnaryOperator<PartStatus> change) {
    lock.lock();
    try {
      status = change.apply(status);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  PartStatus await(Predicate<PartStatus> condition) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!condition.test(status)) {
        changed.await();
      }
      return status;
    } finally {
      lock.unlock();
    }
  }
}
