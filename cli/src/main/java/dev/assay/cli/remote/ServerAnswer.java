package dev.assay.cli.remote;

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

/// What a server says, or why it does not: an object of texts, with lists of such objects.
///
/// @param members the texts of the answer itself
/// @param rows the texts, numbers and truth values of each object in its lists
public record ServerAnswer(Map<String, String> members, List<Map<String, String>> rows) {
  private static final int MOST_BYTES = 1 << 24; // 10,000 accounts with long names

  /// Reads a body that may be anything: what is no JSON object says nothing.
  public static ServerAnswer read(InputStream body) throws IOException {
    var members = new TreeMap<String, String>();
    var rows = new ArrayList<Map<String, String>>();
    try (var json = new JsonFactory().createParser(body.readNBytes(MOST_BYTES))) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          var name = json.currentName();
          var value = json.nextToken();
          if (value == JsonToken.START_ARRAY) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
              rows.add(texts(json));
            }
          } else if (value == JsonToken.VALUE_STRING) {
            members.put(name, json.getText());
          } else {
            json.skipChildren();
          }
        }
      }
    } catch (JsonProcessingException notJson) {
      return new ServerAnswer(Map.of(), List.of());
    }
    return new ServerAnswer(members, rows);
  }

  private static Map<String, String> texts(JsonParser json) throws IOException {
    var texts = new TreeMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      var value = json.nextToken();
      if (value == JsonToken.VALUE_STRING || value.isNumeric() || value.isBoolean()) {
        texts.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return texts;
  }

  /// Empty where it is absent.
  public String text(String member) {
    return members.getOrDefault(member, "");
  }
}
