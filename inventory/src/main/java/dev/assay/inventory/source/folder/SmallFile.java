package dev.assay.inventory.source.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the short text files in which a host states facts about itself.
final class SmallFile {
  private static final int LARGEST = 1 << 20;

  private SmallFile() {}

  /// Empty where the file is missing or cannot be read: each fact is optional.
  static List<String> lines(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// The first line without blanks around it; empty where there is none.
  static String firstLine(Path file) {
    List<String> lines = Files.isRegularFile(file) ? lines(file) : List.of();
    return lines.isEmpty() ? "" : lines.getFirst().strip();
  }
}
