package dev.assay.cli.key;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a server says about keys, or why it does not.
///
/// @param members the texts of the answer itself
/// @param keys the texts of each object in `keys`
record KeyAnswer(Map<String, String> members, List<Map<String, String>> keys) {
  private static final int MOST_BYTES = 1 << 20;

  /// Reads a body that may be anything: what is no JSON object says nothing.
  static KeyAnswer read(InputStream body) throws IOException {
    var members = new TreeMap<String, String>();
    var keys = new ArrayList<Map<String, String>>();
    try (var json = new JsonFactory().createParser(body.readNBytes(MOST_BYTES))) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          var name = json.currentName();
          var value = json.nextToken();
          if (name.equals("keys") && value == JsonToken.START_ARRAY) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
              keys.add(texts(json));
            }
          } else if (value == JsonToken.VALUE_STRING) {
            members.put(name, json.getText());
          } else {
            json.skipChildren();
          }
        }
      }
    } catch (JsonProcessingException notJson) {
      return new KeyAnswer(Map.of(), List.of());
    }
    return new KeyAnswer(members, keys);
  }

  private static Map<String, String> texts(JsonParser json) throws IOException {
    var texts = new TreeMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_STRING) {
        texts.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return texts;
  }

  String text(String member) {
    return members.getOrDefault(member, "");
  }
}
