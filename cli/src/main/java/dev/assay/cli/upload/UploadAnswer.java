package dev.assay.cli.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/// What a server says to an upload.
///
/// @param resourceId empty where it took nothing in
/// @param message of a refusal, cut off at a length that fits a screen; may be empty
record UploadAnswer(String resourceId, String message) {
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST_SHOWN = 500;

  /// Reads a body that may be anything: what is no JSON object says nothing.
  static UploadAnswer read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES);
    String resourceId = "";
    String message = "";
    try (var json = new JsonFactory().createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new UploadAnswer("", "");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
        if (isText && name.equals("resourceId")) {
          resourceId = json.getText();
        } else if (isText && name.equals("message")) {
          message = json.getText();
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException notJson) {
      return new UploadAnswer("", "");
    }
    return new UploadAnswer(
        resourceId, message.substring(0, Math.min(MOST_SHOWN, message.length())));
  }
}
