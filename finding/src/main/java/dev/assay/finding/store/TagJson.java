package dev.assay.finding.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tags as a JSON object, as the `tags` column keeps them.
final class TagJson {
  private static final JsonFactory JSON = new JsonFactory();

  private TagJson() {}

  static String write(Map<String, String> tags) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (var tag : tags.entrySet()) {
        json.writeStringField(tag.getKey(), tag.getValue());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a StringWriter does not fail
    }
    return text.toString();
  }

  static SortedMap<String, String> read(String text) {
    var tags = new TreeMap<String, String>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var key = json.currentName();
        tags.put(key, json.nextTextValue());
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
    return tags;
  }
}
