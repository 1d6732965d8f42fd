package dev.assay.finding.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.database.StoreException;
import dev.assay.finding.NetworkEvidence;
import dev.assay.finding.NetworkEvidence.OpenTo;
import dev.assay.finding.NetworkEvidence.Proof;
import dev.assay.finding.NetworkPath;
import dev.assay.finding.NetworkPath.Edge;
import dev.assay.finding.NetworkPath.EdgeType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The form in which the way and the evidence of a network finding are kept. It is ours alone: an
/// array of the parts in a fixed order.
final class PathJson {
  private static final JsonFactory JSON = new JsonFactory();

  /// What [#write] wrote.
  record Kept(NetworkPath path, NetworkEvidence evidence) {}

  private PathJson() {}

  static String write(NetworkPath path, NetworkEvidence evidence) {
    var text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartArray();
      out.writeString(path.edge().type().name());
      out.writeString(path.edge().id());
      out.writeString(path.loadBalancer());
      out.writeString(path.acl());
      texts(out, path.groups());
      out.writeString(path.networkInterface());
      out.writeString(path.instance());
      out.writeStartArray();
      for (OpenTo open : evidence.open()) {
        out.writeNumber(open.ipVersion());
        out.writeNumber(open.firstPort());
        out.writeNumber(open.lastPort());
        texts(out, open.sources());
      }
      out.writeEndArray();
      out.writeNumber(evidence.listenerPort());
      if (evidence.proof().isPresent()) {
        ProofJson.write(out, evidence.proof().get());
      }
      out.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("text in memory cannot fail", impossible);
    }
    return VulnerabilityRows.storable(text.toString());
  }

  private static void texts(JsonGenerator out, List<String> texts) throws IOException {
    out.writeStartArray();
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  static Kept read(String json) {
    try (JsonParser in = JSON.createParser(json)) {
      return new Reader(in).read();
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new StoreException(
          "the path of a stored finding cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private record Reader(JsonParser in) {

    Kept read() throws IOException {
      in.nextToken();
      var edge = new Edge(EdgeType.valueOf(text()), text());
      var path = new NetworkPath(edge, text(), text(), texts(), text(), text());
      List<OpenTo> open = new ArrayList<>();
      in.nextToken();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        open.add(new OpenTo(in.getIntValue(), number(), number(), texts()));
      }
      return new Kept(path, new NetworkEvidence(open, number(), proof()));
    }

    private Optional<Proof> proof() throws IOException {
      return in.nextToken() == JsonToken.END_ARRAY
          ? Optional.empty()
          : Optional.of(new ProofJson(in).read());
    }

    private List<String> texts() throws IOException {
      List<String> texts = new ArrayList<>();
      in.nextToken();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        texts.add(in.getText());
      }
      return texts;
    }

    private String text() throws IOException {
      in.nextToken();
      return in.getText();
    }

    private int number() throws IOException {
      in.nextToken();
      return in.getIntValue();
    }
  }
}
