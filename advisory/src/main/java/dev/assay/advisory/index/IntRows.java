package dev.assay.advisory.index;

import java.util.Arrays;

/// A growing table of int rows of one width: a million statements without a million objects.
final class IntRows {
  private final int width;
  private int[] cells = new int[1024];
  private int rows;

  IntRows(int width) {
    this.width = width;
  }

  int size() {
    return rows;
  }

  void add(int... row) {
    int start = rows * width;
    if (start + width > cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    System.arraycopy(row, 0, cells, start, width);
    rows++;
  }

  int cell(int row, int column) {
    return cells[row * width + column];
  }
}
