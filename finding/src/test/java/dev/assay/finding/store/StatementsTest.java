package dev.assay.finding.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// jOOQ's classes initialize each other in a circle. Each attempt has classes of its own, as a
/// process that has just started.
final class StatementsTest {
  private static final int ATTEMPTS = 12;
  private static final List<String> BEGINNINGS =
      List.of(
          "dev.assay.finding.store.Suppression",
          "dev.assay.finding.store.FindingTables",
          "org.jooq.impl.SQLDataType",
          "org.jooq.impl.DefaultDataType",
          "org.jooq.impl.DSL");

  @Test
  void manyThreadsMayBeginAnywhereOnceItIsPrepared() throws Exception {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (var classes = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
        var prepare =
            Class.forName("dev.assay.finding.store.Statements", true, classes)
                .getDeclaredMethod("prepare");
        prepare.setAccessible(true);
        prepare.invoke(null);
        assertThat(broken(classes)).isEmpty();
      }
    }
  }

  /// What the classes that could not be initialized say.
  private static List<String> broken(ClassLoader classes) throws InterruptedException {
    var together = new CountDownLatch(1);
    List<String> broken = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(BEGINNINGS.size())) {
      List<Future<Class<?>>> loads = new ArrayList<>();
      for (String name : BEGINNINGS) {
        loads.add(
            threads.submit(
                () -> {
                  together.await();
                  return Class.forName(name, true, classes);
                }));
      }
      together.countDown();
      for (var load : loads) {
        try {
          load.get();
        } catch (ExecutionException failure) {
          broken.add(String.valueOf(failure.getCause()));
        }
      }
    }
    return broken;
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(new File(entry).toURI().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
