package dev.assay.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/// Timestamps as the protocol has them: epoch seconds, to the millisecond.
public final class WireTime {
  private WireTime() {}

  /// Writes whole seconds as an integer and anything finer with three decimals.
  public static void write(Instant time, JsonGenerator out) throws IOException {
    if (time.getNano() < 1_000_000) {
      out.writeNumber(time.getEpochSecond());
    } else {
      out.writeNumber(
          BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros().toPlainString());
    }
  }
}
