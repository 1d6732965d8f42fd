package dev.assay.delivery;

/// Where text for people goes.
///
/// @param width columns of the terminal; nothing is written beyond them
/// @param color whether severity words may be coloured
/// @param limit most findings shown one by one; 0 shows all
/// @param grouping what rows are put together by
public record Display(int width, boolean color, int limit, Grouping grouping) {
  private static final int NARROWEST = 40;

  public Display {
    width = Math.max(NARROWEST, width);
    if (limit < 0) {
      throw new IllegalArgumentException("a limit must not be negative: " + limit);
    }
  }

  /// A display of rows that stand each for itself.
  public Display(int width, boolean color, int limit) {
    this(width, color, limit, Grouping.NONE);
  }

  public Display by(Grouping other) {
    return new Display(width, color, limit, other);
  }
}
