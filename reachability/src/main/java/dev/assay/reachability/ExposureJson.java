package dev.assay.reachability;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Result;
import dev.assay.reachability.Exposure.Way;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Writes exposures as a JSON array of records, in the shape of `docs/reference/reachability.md`.
public final class ExposureJson implements AutoCloseable {
  private final JsonGenerator json;

  /// Begins the array.
  ///
  /// @param out stays open
  public ExposureJson(OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartArray();
  }

  /// Adds a record.
  ///
  /// @throws UncheckedIOException when it cannot be written
  public void write(Exposure exposure) {
    try {
      write(json, exposure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Writes a record, as an object.
  public static void write(JsonGenerator json, Exposure exposure) throws IOException {
    json.writeStartObject();
    writeSubject(json, exposure);
    switch (exposure.result()) {
      case Result.Open(var cubes) -> writeCubes(json, "cubes", cubes);
      case Result.Undetermined(var _) -> json.writeStringField("verdict", "UNDETERMINED");
    }
    json.writeEndObject();
  }

  /// Writes what opened and closed of an exposure, as an object.
  public static void write(JsonGenerator json, ExposureChange change) throws IOException {
    json.writeStartObject();
    writeSubject(json, change.exposure());
    writeCubes(json, "opened", change.opened());
    writeCubes(json, "closed", change.closed());
    json.writeEndObject();
  }

  /// Writes which interface, edge, family and load balancer an exposure is about.
  public static void writeSubject(JsonGenerator json, Exposure exposure) throws IOException {
    json.writeStringField("instanceId", exposure.instanceId());
    json.writeStringField("networkInterfaceId", exposure.networkInterfaceId());
    json.writeStringField("origin", exposure.origin().name());
    json.writeStringField("edge", exposure.edge());
    json.writeNumberField("ipVersion", exposure.ipVersion());
    if (exposure.way() instanceof Way.LoadBalanced(var arn, var port)) {
      json.writeStringField("via", arn);
      json.writeNumberField("listenerPort", port);
    }
  }

  /// Writes ranges of ports with their sources, as a field.
  public static void writeCubes(JsonGenerator json, String field, Iterable<OpenPorts> cubes)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (OpenPorts cube : cubes) {
      json.writeStartObject();
      json.writeStringField("protocol", cube.protocol().name());
      json.writeNumberField("fromPort", cube.fromPort());
      json.writeNumberField("toPort", cube.toPort());
      json.writeArrayFieldStart("sources");
      for (String source : cube.sources()) {
        json.writeString(source);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void close() throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.close();
  }
}
