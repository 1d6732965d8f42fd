package dev.assay.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Tells scripts that the service answers, and how to reach it.
final class ReadyFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private ReadyFile() {}

  /// Writes the file at once or not at all, readable by its owner alone.
  static void write(Path file, Access access) throws IOException {
    var target = file.toAbsolutePath();
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("endpoint", access.endpoint());
      json.writeStringField("region", access.region());
      json.writeStringField("accountId", access.accountId());
      json.writeStringField("accessKeyId", access.accessKeyId());
      if (access.isFirstStart()) {
        json.writeStringField("secretAccessKey", access.secretAccessKey());
      }
      json.writeEndObject();
    }
    var part =
        Files.createTempFile(
            target.getParent(), ".ready", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(part, text.append('\n').toString());
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
