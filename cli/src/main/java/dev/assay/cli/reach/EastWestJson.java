package dev.assay.cli.reach;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.EastWest.Hop;
import dev.assay.reachability.EastWest.Member;
import dev.assay.reachability.EastWest.Path;
import dev.assay.reachability.EastWest.Ports;
import dev.assay.reachability.ExposureJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Who reaches whom, as JSON arrays.
final class EastWestJson {
  private EastWestJson() {}

  private interface Writer<T> {
    void write(T value) throws IOException;
  }

  static void flows(OutputStream out, List<Flow> flows) throws IOException {
    var json = begun(out);
    array(
        json,
        flows,
        flow -> {
          json.writeFieldName("senders");
          array(json, flow.senders(), member -> fields(json, member));
          json.writeFieldName("receivers");
          array(json, flow.receivers(), member -> fields(json, member));
          ports(json, flow.ports());
        });
    end(json);
  }

  static void paths(OutputStream out, List<Path> paths) throws IOException {
    var json = begun(out);
    array(
        json,
        paths,
        path -> {
          json.writeFieldName("entry");
          ExposureJson.write(json, path.entry());
          json.writeNumberField("alike", path.alike());
          json.writeFieldName("hops");
          array(json, path.hops(), hop -> hop(json, hop));
        });
    end(json);
  }

  private static JsonGenerator begun(OutputStream out) throws IOException {
    var json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    return json;
  }

  private static void end(JsonGenerator json) throws IOException {
    json.writeRaw('\n');
    json.close();
  }

  private static <T> void array(JsonGenerator json, List<T> values, Writer<T> writer)
      throws IOException {
    json.writeStartArray();
    for (T value : values) {
      json.writeStartObject();
      writer.write(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, Member member) throws IOException {
    json.writeStringField("instanceId", member.instanceId());
    json.writeStringField("networkInterfaceId", member.networkInterfaceId());
  }

  private static void hop(JsonGenerator json, Hop hop) throws IOException {
    json.writeObjectFieldStart("from");
    fields(json, hop.from());
    json.writeEndObject();
    json.writeObjectFieldStart("to");
    fields(json, hop.to());
    json.writeEndObject();
    ports(json, hop.ports());
  }

  private static void ports(JsonGenerator json, List<Ports> ports) throws IOException {
    json.writeFieldName("ports");
    array(
        json,
        ports,
        range -> {
          json.writeStringField("protocol", range.protocol().name());
          json.writeNumberField("fromPort", range.fromPort());
          json.writeNumberField("toPort", range.toPort());
        });
  }
}
