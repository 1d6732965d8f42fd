package dev.assay.cli.progress;

import java.util.concurrent.Callable;
import java.util.function.Function;

/// Tells how far a command has come. Used by one command, heard from several threads.
public interface Progress extends AutoCloseable {
  /// A step begins: `inventory`.
  void start(String step);

  /// What the step is doing now; often, and cheap.
  void doing(String words);

  /// Something the running step has found out for good: `image`, `sha256:6457… 7 layers`.
  void found(String name, String words);

  /// The step that began last is done.
  void done(String words);

  /// The step that began last came to nothing.
  void failed();

  /// Something to know that is no step.
  void note(String words);

  /// Ends the last line, if one is open.
  @Override
  void close();

  /// Runs one step from its start to its end.
  ///
  /// @param summary says in words what came of it
  default <T> T step(String name, Callable<T> work, Function<T, String> summary)
      throws InterruptedException {
    start(name);
    boolean ended = false;
    try {
      T result = work.call();
      done(summary.apply(result));
      ended = true;
      return result;
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a step threw what it does not declare", e);
    } finally {
      if (!ended) {
        failed();
      }
    }
  }
}
