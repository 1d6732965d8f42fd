package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.wire.WireJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Writes the answers of Assay's own routes.
final class RouteJson {
  private RouteJson() {}

  /// An answer whose body is one object with these members.
  static HttpAnswer answer(int status, Members members) {
    var text = new StringWriter();
    try (var out = WireJson.json().createGenerator(text)) {
      out.writeStartObject();
      members.write(out);
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return HttpAnswer.json(status, text.toString());
  }

  /// Writes members into an open object.
  @FunctionalInterface
  interface Members {
    void write(JsonGenerator out) throws IOException;
  }
}
