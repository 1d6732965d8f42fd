package dev.assay.inventory.source.image;

import dev.assay.inventory.source.EntryPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A saved image in a folder.
record FolderMembers(Path folder) implements Members {
  @Override
  public boolean has(String name) {
    return Files.isRegularFile(at(name));
  }

  @Override
  public long size(String name) {
    try {
      return Files.size(at(name));
    } catch (IOException e) {
      // Only the order of work hangs on it; opening the file will say what is wrong.
      return 0;
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(at(name));
  }

  /// Names come from the image's own documents.
  private Path at(String name) {
    try {
      return EntryPath.escapes(name)
          ? folder.resolve("missing")
          : folder.resolve(EntryPath.clean(name));
    } catch (InvalidPathException e) {
      return folder.resolve("missing");
    }
  }
}
