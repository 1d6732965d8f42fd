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
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  /// What the classes that could not be initialized say. Threads that wait for each other for ever
  /// do not keep the process from ending.
  private static List<String> broken(ClassLoader classes) throws Exception {
    var together = new CountDownLatch(1);
    List<FutureTask<Class<?>>> loads = new ArrayList<>();
    for (String name : BEGINNINGS) {
      var load =
          new FutureTask<Class<?>>(
              () -> {
                together.await();
                return Class.forName(name, true, classes);
              });
      Thread.ofPlatform().daemon().start(load);
      loads.add(load);
    }
    together.countDown();
    List<String> broken = new ArrayList<>();
    for (var load : loads) {
      try {
        load.get(30, TimeUnit.SECONDS);
      } catch (ExecutionException failure) {
        broken.add(String.valueOf(failure.getCause()));
      } catch (TimeoutException deadlock) {
        broken.add("threads wait for each other");
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
