package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ServerMemoryTest {
  private static final long GIBIBYTE = 1L << 30;

  @Test
  void serverTakesAnEighthOfTheMachine() {
    assertThat(ServerMemory.buffers(8 * GIBIBYTE)).isEqualTo(1024);
  }

  @Test
  void smallAndLargeMachinesStayWithinBounds() {
    assertThat(ServerMemory.buffers(GIBIBYTE / 2)).isEqualTo(128);
    assertThat(ServerMemory.buffers(512 * GIBIBYTE)).isEqualTo(2048);
  }

  @Test
  void machineHasSomeMemory() {
    assertThat(ServerMemory.physical()).isGreaterThan(GIBIBYTE / 8);
  }
}
