package dev.assay.server.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// What tells this server from others over restarts: a random id in its data folder.
final class ServerId {
  private static final String NAME = "server.id";

  private ServerId() {}

  /// The id that is there, or a new one.
  static String in(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      var text = Files.readString(file).strip();
      if (text.matches("[0-9a-f-]{36}")) {
        return text;
      }
    }
    return renew(folder);
  }

  /// Another id, for a folder that turns out to be a copy.
  static String renew(Path folder) throws IOException {
    var id = UUID.randomUUID().toString();
    Files.writeString(folder.resolve(NAME), id + "\n");
    return id;
  }
}
