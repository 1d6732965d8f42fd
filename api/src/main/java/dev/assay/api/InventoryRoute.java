package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.api.InventoryReceiver.Receipt;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.api.wire.ApiFault;
import dev.assay.api.wire.Violation;
import java.io.ByteArrayInputStream;
import java.util.List;

/// `POST /assay/v1/inventories`: what a client found on a resource, as an inventory document.
record InventoryRoute(InventoryReceiver receiver) implements Route {

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/assay/v1/inventories";
  }

  @Override
  public HttpAnswer handle(HttpRequest request) {
    var document = new ByteArrayInputStream(request.body());
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
