package dev.assay.inventory.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Runs the parts of a scan side by side, no more at a time than there are processors. The first
/// part that fails cancels the others.
public final class ScanFanOut {
  private ScanFanOut() {}

  /// Runs every part and returns their results in the order of the parts.
  ///
  /// @throws InterruptedException when the calling thread is interrupted; the parts are cancelled
  public static <T> List<T> all(List<Callable<T>> parts) throws InterruptedException {
    if (parts.size() == 1) {
      return List.of(alone(parts.getFirst()));
    }
    var turns = new Semaphore(Runtime.getRuntime().availableProcessors());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var finished = new ExecutorCompletionService<T>(threads);
      var running = new ArrayList<Future<T>>();
      for (Callable<T> part : parts) {
        running.add(finished.submit(() -> inTurn(turns, part)));
      }
      try {
        for (int i = 0; i < parts.size(); i++) {
          finished.take().get();
        }
        return running.stream().map(Future::resultNow).toList();
      } catch (ExecutionException e) {
        throw unwrapped(Objects.requireNonNullElse(e.getCause(), e));
      } finally {
        running.forEach(part -> part.cancel(true));
      }
    }
  }

  private static <T> T inTurn(Semaphore turns, Callable<T> part) throws Exception {
    turns.acquire();
    try {
      return part.call();
    } finally {
      turns.release();
    }
  }

  private static <T> T alone(Callable<T> part) throws InterruptedException {
    try {
      return part.call();
    } catch (Exception e) {
      throw unwrapped(e);
    }
  }

  /// Parts turn the world's failures into problems or into a `TargetException`, so that nothing
  /// else but an interruption is checked here.
  private static RuntimeException unwrapped(Throwable failure) throws InterruptedException {
    return switch (failure) {
      case InterruptedException e -> throw e;
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException("a part of the scan failed", failure);
    };
  }
}
