package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.api.InventoryReceiver.Receipt;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.UploadRoute;
import dev.assay.api.wire.ApiFault;
import dev.assay.api.wire.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// `POST /assay/v1/inventories`: what a client found on a resource, as an inventory document, plain
/// or packed with gzip.
///
/// @param largest most bytes of a document, unpacked
record InventoryRoute(InventoryReceiver receiver, long largest) implements UploadRoute {

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/assay/v1/inventories";
  }

  @Override
  public long largestBody() {
    return largest;
  }

  @Override
  public HttpAnswer handle(HttpRequest head, InputStream body) throws IOException {
    try (var document = new LimitedDocument(unpacked(head, body), largest)) {
      return switch (receiver.receive(Caller.current().account(), document)) {
        case Receipt.Accepted(var resourceId) ->
            RouteJson.answer(
                202, (JsonGenerator out) -> out.writeStringField("resourceId", resourceId));
        case Receipt.Refused(var field, var reason) ->
            throw ApiFault.of(
                List.of(new Violation(field, reason, Violation.Kind.FIELD_VALIDATION_FAILED)));
      };
    }
  }

  private static InputStream unpacked(HttpRequest head, InputStream body) throws IOException {
    var encoding = head.header("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> body;
      case "gzip" -> gunzipped(body);
      default ->
          throw ApiFault.of(
              415,
              "UnsupportedMediaTypeException",
              "Content-Encoding is " + encoding + "; gzip or none is expected");
    };
  }

  private static InputStream gunzipped(InputStream body) throws IOException {
    try {
      return new GZIPInputStream(body, 1 << 16);
    } catch (ZipException notGzip) {
      throw ApiFault.validation("The body is not gzip, as Content-Encoding says", "CANNOT_PARSE");
    }
  }
}
