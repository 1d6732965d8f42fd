package dev.assay.inventory.source.folder;

import java.util.ArrayDeque;
import java.util.Optional;

/// Folders still to be walked, shared by the walkers. The newest comes first: the queue stays
/// short and neighbours are walked together.
final class FolderQueue {
  private final ArrayDeque<String> folders = new ArrayDeque<>();
  private int open;
  private boolean closed;

  synchronized void put(String folder) {
    folders.push(folder);
    open++;
    notify();
  }

  /// Waits while there may be more; empty when every folder is done.
  synchronized Optional<String> take() throws InterruptedException {
    while (folders.isEmpty() && open > 0 && !closed) {
      wait();
    }
    return closed ? Optional.empty() : Optional.ofNullable(folders.poll());
  }

  /// Says that a folder that was taken is walked, with everything it holds put in.
  synchronized void done() {
    open--;
    if (open == 0) {
      notifyAll();
    }
  }

  /// Sends every walker home.
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
