package dev.assay.advisory.feed.redhat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;

/// One CSAF 2.0 document of profile VEX (OASIS CSAF 2.0, 4.5). They reach tens of megabytes, nearly
/// all of it the product tree, so that is read as a stream; the rest is held.
final class VexDocument {
  private final Origin origin;
  private final VexProducts products = new VexProducts();
  private boolean branchesSeen;

  VexDocument(Origin origin) {
    this.origin = origin;
  }

  void read(InputStream in) throws IOException {
    try (JsonParser json = Json.parser(in)) {
      json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      if (json.nextToken() != JsonToken.START_OBJECT) {
        problem("", "is not a JSON object", "the document is skipped");
        return;
      }
      document(json);
    } catch (JsonProcessingException e) {
      Json.malformed(e, origin);
    }
  }

  private void document(JsonParser json) throws IOException {
    Fields head = fields(MissingNode.getInstance());
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "document" -> head = fields(json.readValueAsTree());
        case "product_tree" -> productTree(json);
        case "vulnerabilities" -> vulnerabilities(json, value, head);
        default -> json.skipChildren();
      }
    }
  }

  private void productTree(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "branches" -> branches(json);
        case "relationships" -> relationships(json);
        default -> json.skipChildren();
      }
    }
  }

  /// Branches lie in branches; only the `product` in each is of interest, wherever it lies.
  private void branches(JsonParser json) throws IOException {
    branchesSeen = true;
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == null) {
        return;
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("product")) {
        json.nextToken();
        Fields product = fields(json.readValueAsTree());
        products.product(
            product.text("product_id"),
            product.object("product_identification_helper").text("cpe"));
      }
    }
  }

  /// Red Hat's documents have the products before what relates to them.
  private void relationships(JsonParser json) throws IOException {
    if (!branchesSeen) {
      problem("/product_tree/relationships", "stand before the products", "they are passed over");
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Fields relationship = fields(json.readValueAsTree());
      products.relationship(
          relationship.object("full_product_name").text("product_id"),
          relationship.text("product_reference"),
          relationship.text("relates_to_product_reference"));
    }
  }

  private void vulnerabilities(JsonParser json, JsonToken value, Fields head) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      problem("/vulnerabilities", "is not a list", "the document is skipped");
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      new VexFacts(head, fields(json.readValueAsTree()), products).tell();
    }
  }

  private Fields fields(JsonNode node) {
    return Fields.of(node, origin);
  }

  private void problem(String pointer, String reason, String effect) {
    origin
        .sink()
        .problem(
            new InputProblem(origin.code(), origin.source(), 0, 0, pointer, "", reason, effect));
  }
}
