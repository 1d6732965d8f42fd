package dev.assay.reachability;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.reachability.oracle.Documents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs the engine on documents, the way a user does: from a folder of files to JSON.
final class Engine {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Engine() {}

  static Reachability of(Documents documents, Path folder) throws IOException {
    var own = Files.createTempDirectory(folder, "network");
    documents.write(own);
    return Reachability.of(NetworkReading.of(own).network());
  }

  /// The records as compact JSON texts.
  static List<String> records(Documents documents, Verdict verdict, Path folder)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var json = new ExposureJson(out)) {
      of(documents, folder).forEachExposure(verdict, json::write);
    }
    return MAPPER.readTree(out.toByteArray()).valueStream().map(Object::toString).toList();
  }

  static List<String> texts(String json) throws IOException {
    return MAPPER.readTree(json).valueStream().map(Object::toString).toList();
  }
}
