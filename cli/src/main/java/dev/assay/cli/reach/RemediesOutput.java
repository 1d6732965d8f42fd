package dev.assay.cli.reach;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.RemedyJson;
import dev.assay.reachability.RemedyQuestion;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// Remedies as a JSON array, an object for each thing that is open.
final class RemediesOutput {
  private RemediesOutput() {}

  static void write(OutputStream out, Map<RemedyQuestion, List<Remedy>> found) throws IOException {
    var json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartArray();
    for (var answer : found.entrySet()) {
      RemedyJson.write(json, answer.getKey(), answer.getValue());
    }
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
