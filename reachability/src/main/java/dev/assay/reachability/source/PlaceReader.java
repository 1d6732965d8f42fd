package dev.assay.reachability.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.reachability.InterfacePlaces.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Finds the line on which each interface's id is written.
public final class PlaceReader {
  private static final String INTERFACES = "NetworkInterfaces";
  private static final String RESERVATIONS = "Reservations";
  private static final String ID = "NetworkInterfaceId";

  private final Map<String, Place> own = new HashMap<>();
  private final Map<String, Place> ofInstances = new HashMap<>();

  private PlaceReader() {}

  /// Reads every answer below a folder.
  ///
  /// @throws IOException when the folder itself cannot be listed
  public static Map<String, Place> read(Path folder) throws IOException {
    var reader = new PlaceReader();
    for (Path file : DescribeFolder.files(folder)) {
      reader.readFile(file, folder.relativize(file).toString().replace('\\', '/'));
    }
    reader.own.forEach(reader.ofInstances::put);
    return reader.ofInstances;
  }

  private void readFile(Path file, String name) {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = DescribeFolder.parser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = parser.currentName();
        parser.nextToken();
        switch (member) {
          case INTERFACES -> readIds(parser, name, own);
          case RESERVATIONS -> readIds(parser, name, ofInstances);
          default -> parser.skipChildren();
        }
      }
    } catch (IOException unreadable) {
      // Whoever reads the answers themselves says so.
    }
  }

  /// Reads one value to its end; the first place of an id counts.
  private static void readIds(JsonParser parser, String file, Map<String, Place> places)
      throws IOException {
    int depth = 0;
    do {
      if (parser.currentToken().isStructStart()) {
        depth++;
      } else if (parser.currentToken().isStructEnd()) {
        depth--;
      } else if (parser.currentToken() == JsonToken.VALUE_STRING
          && ID.equals(parser.currentName())) {
        places.putIfAbsent(
            parser.getText(), new Place(file, parser.currentTokenLocation().getLineNr()));
      }
    } while (depth > 0 && parser.nextToken() != null);
  }
}
