package dev.assay.inventory.source.inflate;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/// The parts of ISA-L's `struct inflate_state` that matter here (igzip_lib.h of version 2.30). The
/// ones in front belong to the interface; that those behind the tables lie where we look for them
/// is checked when the library is loaded.
record IsaState(MemorySegment memory) {
  /// The struct has 87,368 bytes; a newer one may have some more.
  static final long BYTES = 128 << 10;

  private static final long NEXT_OUT = 0;
  private static final long AVAILABLE_OUT = 8;
  private static final long TOTAL_OUT = 12;
  private static final long NEXT_IN = 16;
  private static final long READ_IN = 24;
  private static final long AVAILABLE_IN = 32;
  private static final long READ_IN_LENGTH = 36;
  private static final long BLOCK_STATE = 21_160;
  private static final long FINAL_BLOCK = 21_168;
  private static final long CRC_FLAG = 21_172;

  private static final int BLOCK_FINISH = 5; // ISAL_BLOCK_FINISH

  private static final int SAFE_TOTAL = 1 << 30;

  void input(MemorySegment bytes, int length) {
    memory.set(ADDRESS, NEXT_IN, bytes);
    memory.set(JAVA_INT, AVAILABLE_IN, length);
  }

  void output(MemorySegment bytes, int length) {
    memory.set(ADDRESS, NEXT_OUT, bytes);
    memory.set(JAVA_INT, AVAILABLE_OUT, length);
    // A 32-bit count of everything, which a large layer would turn over.
    if (Integer.compareUnsigned(memory.get(JAVA_INT, TOTAL_OUT), SAFE_TOTAL) > 0) {
      memory.set(JAVA_INT, TOTAL_OUT, SAFE_TOTAL / 2);
    }
  }

  int availableIn() {
    return memory.get(JAVA_INT, AVAILABLE_IN);
  }

  int availableOut() {
    return memory.get(JAVA_INT, AVAILABLE_OUT);
  }

  /// Whole bytes that were taken from the input and are not part of the deflate stream, once it has
  /// ended.
  int takenTooMuch() {
    return memory.get(JAVA_INT, READ_IN_LENGTH) / 8;
  }

  boolean isFinished() {
    return memory.get(JAVA_INT, BLOCK_STATE) == BLOCK_FINISH;
  }

  /// Whether the library has just set back a state that had every byte set.
  boolean isSetBack() {
    return memory.get(JAVA_LONG, READ_IN) == 0
        && memory.get(JAVA_INT, READ_IN_LENGTH) == 0
        && memory.get(JAVA_INT, TOTAL_OUT) == 0
        && memory.get(JAVA_INT, BLOCK_STATE) == 0
        && memory.get(JAVA_INT, FINAL_BLOCK) == 0
        && memory.get(JAVA_INT, CRC_FLAG) == 0
        // the tables before and the buffers behind are left alone
        && memory.get(JAVA_INT, BLOCK_STATE - 4) != 0;
  }
}
