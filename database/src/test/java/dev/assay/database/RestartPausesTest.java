package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RestartPausesTest {

  @Test
  void serverThatKeepsEndingIsStartedLessAndLessOften() {
    var pauses = new RestartPauses();
    var seen =
        IntStream.range(0, 10)
            .mapToObj(i -> pauses.next(Duration.ofSeconds(1)).toMillis())
            .toList();
    assertThat(seen)
        .containsExactly(0L, 250L, 500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
  }

  @Test
  void serverThatRanWellIsStartedAtOnce() {
    var pauses = new RestartPauses();
    assertThat(pauses.next(Duration.ofSeconds(1))).isZero();
    assertThat(pauses.next(Duration.ofSeconds(1))).isPositive();
    assertThat(pauses.next(Duration.ofMinutes(5))).isZero();
  }
}
