package dev.assay.inventory.extract.binary;

import java.io.IOException;
import java.util.List;

/// Something that is looked for in a program.
interface Marker {

  /// What it begins with, a character for each byte.
  List<String> beginnings();

  /// Reads what is at the window's position, where one of its beginnings is. Moves the window no
  /// further.
  void take(Window window) throws IOException, InterruptedException;

  /// Whether all was found that there can be.
  boolean isDone();

  /// Hands over what was found, when the program is read.
  void finish();
}
