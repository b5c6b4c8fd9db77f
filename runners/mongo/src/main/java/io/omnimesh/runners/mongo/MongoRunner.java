package io.omnimesh.runners.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * Starts a server that speaks the MongoDB wire protocol and keeps its documents in one H2 file.
 *
 * <p>An emulation of MongoDB 5.0 for machines on which no mongod can be installed; a real one is a
 * matter of another host and port in the source definition. It knows no users.
 */
public final class MongoRunner {
  private static final int CACHE_MIB = 16;
  private static final int COMPACT_PERIOD_SECONDS = 30;

  private MongoRunner() {}

  /**
   * Runs until the process is asked to end.
   *
   * @param arguments the file of the store and the port
   */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("Usage: MongoRunner STORE-FILE PORT");
      System.exit(2);
    }
    start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  private static void start(Path file, int port) {
    DurableBackend backend = new DurableBackend(open(file));
    MongoServer server = new MongoServer(backend);
    server.bind("127.0.0.1", port);
    ScheduledExecutorService compaction =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    var compacting =
        compaction.scheduleWithFixedDelay(
            backend::compact, COMPACT_PERIOD_SECONDS, COMPACT_PERIOD_SECONDS, TimeUnit.SECONDS);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              compacting.cancel(false);
              server.shutdownNow();
            }));
    System.out.println("Serving the MongoDB protocol on 127.0.0.1:" + port + " from " + file);
  }

  static MVStore open(Path file) {
    return new MVStore.Builder()
        .fileName(file.toString())
        .autoCommitDisabled()
        .cacheSize(CACHE_MIB)
        .open();
  }
}
