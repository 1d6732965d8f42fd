package dev.assay.cli.reach;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketAnswerJson;
import dev.assay.reachability.PacketQuestion;
import java.io.IOException;
import java.io.OutputStream;

/// What becomes of packets, as a JSON array.
final class PacketJson implements PacketAnswers {
  private final JsonGenerator json;

  PacketJson(OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartArray();
  }

  @Override
  public void write(PacketQuestion question, PacketAnswer answer) throws IOException {
    PacketAnswerJson.write(json, question, answer);
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
