package dev.assay.delivery;

/// Where text for people goes.
///
/// @param width columns of the terminal; nothing is written beyond them
/// @param color whether severity words may be coloured
/// @param limit most findings shown one by one; 0 shows all
public record Display(int width, boolean color, int limit) {
  private static final int NARROWEST = 40;

  public Display {
    width = Math.max(NARROWEST, width);
    if (limit < 0) {
      throw new IllegalArgumentException("a limit must not be negative: " + limit);
    }
  }
}
