package io.omnimesh.embedded.supervise;

import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a limited number of parts start at the same time, those first that others wait for most: on
 * two processors, ten JVMs that start at once all come up late.
 */
final class StartGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Ticket> queue = new PriorityQueue<>();
  private int free;
  private long issued;

  private record Ticket(int priority, long number) implements Comparable<Ticket> {
    @Override
    public int compareTo(Ticket other) {
      return priority != other.priority
          ? Integer.compare(other.priority, priority)
          : Long.compare(number, other.number);
    }
  }

  StartGate(int startsMax) {
    free = startsMax;
  }

  /** Waits for a place; the higher priority goes first. */
  void enter(int priority) throws InterruptedException {
    lock.lockInterruptibly();
    Ticket own = new Ticket(priority, issued++);
    queue.add(own);
    try {
      while (free == 0 || !own.equals(queue.peek())) {
        changed.await();
      }
      free--;
    } finally {
      queue.remove(own);
      changed.signalAll();
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      free++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
