package io.omnimesh.embedded.artifact;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Sums the bytes of concurrent transfers for each caller that waits for some of the files. */
final class TransferProgress extends AbstractTransferListener {
  private final List<Batch> batches = new CopyOnWriteArrayList<>();

  /** Files that one caller waits for; bytes so far by repository path. */
  private record Batch(Map<String, Long> bytesByPath, long bytesTotal, Progress progress) {
    void update(String path, long bytes) {
      if (bytesByPath.computeIfPresent(path, (key, before) -> bytes) != null) {
        progress.at(
            "download", bytesByPath.values().stream().mapToLong(Long::longValue).sum(), bytesTotal);
      }
    }
  }

  @Override
  public void transferProgressed(TransferEvent event) {
    update(event);
  }

  @Override
  public void transferSucceeded(TransferEvent event) {
    update(event);
  }

  private void update(TransferEvent event) {
    String path = event.getResource().getResourceName();
    batches.forEach(batch -> batch.update(path, event.getTransferredBytes()));
  }

  /** Runs a step that transfers the given files, and reports its bytes meanwhile. */
  void during(List<LockedFile> files, Progress progress, Runnable step) {
    Map<String, Long> bytes = new ConcurrentHashMap<>();
    files.forEach(file -> bytes.put(file.coordinate().path(), 0L));
    long total = files.stream().mapToLong(LockedFile::sizeBytes).sum();
    Batch batch = new Batch(bytes, total, progress);
    batches.add(batch);
    try {
      progress.at("download", 0, total);
      step.run();
    } finally {
      batches.remove(batch);
    }
  }
}
