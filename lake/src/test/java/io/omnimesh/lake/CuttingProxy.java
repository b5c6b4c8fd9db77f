package io.omnimesh.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the lake and its database, and breaks the connection once, at the statement that
 * moves a pointer: before it arrives, or after it was done and before its answer.
 */
final class CuttingProxy implements AutoCloseable {
  private static final String COMMIT = "UPDATE iceberg_tables";

  enum Cut {
    BEFORE_THE_COMMIT,
    AFTER_THE_COMMIT
  }

  private final ServerSocket server;
  private final int target;
  private final Cut cut;
  private final AtomicInteger cuts = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  CuttingProxy(int target, Cut cut) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.cut = cut;
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket database = new Socket(InetAddress.getLoopbackAddress(), target)) {
      threads.execute(() -> copy(database, client));
      InputStream in = client.getInputStream();
      OutputStream out = database.getOutputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        boolean commit = new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains(COMMIT);
        if (commit && cuts.compareAndSet(0, 1)) {
          if (cut == Cut.AFTER_THE_COMMIT) {
            client.shutdownOutput();
            out.write(buffer, 0, n);
            // The database ends the session once it has done what it was sent.
            database.shutdownOutput();
            database.setSoTimeout(10_000);
            Thread.sleep(500);
          }
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // One side has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException e) {
      // One side has gone.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
