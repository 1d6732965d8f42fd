package dev.assay.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.account.Role;
import dev.assay.api.http.Caller;
import dev.assay.api.http.Dispatcher;
import dev.assay.api.http.HttpAnswer;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.inspector2.Inspector2Api;
import dev.assay.api.inspector2.Inspector2Operations;
import dev.assay.api.wire.ApiException;
import dev.assay.api.wire.OperationDefinition;
import dev.assay.api.wire.Violations;
import dev.assay.api.wire.WireJson;
import dev.assay.api.wire.WireReader;
import dev.assay.api.wire.WireShape;
import dev.assay.model.AccountId;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Calls operations as a client's request would, and holds every answer to the model's bounds.
final class Calls {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Dispatcher<Inspector2Api> dispatcher;
  private final Caller caller;

  Calls(Inspector2Api api, AccountId account) {
    this.dispatcher = new Dispatcher<>(Inspector2Operations.SERVICE, api);
    this.caller = new Caller(account, "ASSAYTESTTESTTESTTES", Role.ADMINISTRATOR, "request");
  }

  /// The answer of an operation; single quotes stand for double ones in the request.
  JsonNode call(String operation, String body) {
    var definition = definition(operation);
    return valid(operation, send(definition.method(), definition.path(), "", body));
  }

  /// The answer of an operation on an ARN in the path.
  JsonNode callOn(String operation, String arn, String query, String body) {
    var definition = definition(operation);
    var path =
        definition.path().replace("{resourceArn}", URLEncoder.encode(arn, StandardCharsets.UTF_8));
    return valid(operation, send(definition.method(), path, query, body));
  }

  /// The error of an operation, as `Name: message`.
  String refusal(String operation, String body) {
    var error = catchThrowableOfType(ApiException.class, () -> call(operation, body));
    assertThat(error).as("%s %s is refused", operation, body).isNotNull();
    assertThat(definition(operation).errors()).contains(error.code());
    return error.code() + ": " + error.text();
  }

  /// Every item of every page.
  ///
  /// @param members of the request besides page size and token
  List<JsonNode> pages(String operation, String result, String members, int pageSize)
      throws Exception {
    List<JsonNode> items = new ArrayList<>();
    var request = (ObjectNode) MAPPER.readTree(members.replace('\'', '"'));
    if (pageSize > 0) {
      request.put("maxResults", pageSize);
    }
    JsonNode page;
    do {
      page = call(operation, request.toString());
      page.path(result).forEach(items::add);
      assertThat(items).as("pages of %s end", operation).hasSizeLessThan(10_000);
      request.set("nextToken", page.path("nextToken"));
    } while (page.has("nextToken"));
    return items;
  }

  private HttpAnswer send(String method, String path, String query, String body) {
    var bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return caller.run(
        () -> dispatcher.handle(new HttpRequest(method, path, query, _ -> List.of(), bytes)));
  }

  private static OperationDefinition<Inspector2Api, ?> definition(String operation) {
    return Inspector2Operations.SERVICE.operations().stream()
        .filter(definition -> definition.name().equals(operation))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode valid(String operation, HttpAnswer answer) {
    assertThat(answer.status()).isEqualTo(200);
    var violations = new Violations();
    try (var parser = WireJson.json().createParser(answer.text())) {
      parser.nextToken();
      var shape =
          (WireShape)
              Class.forName("dev.assay.api.inspector2." + operation + "Response")
                  .getMethod("read", WireReader.class)
                  .invoke(null, new WireReader(parser, violations));
      shape.check(violations);
      assertThat(violations.found()).as("%s answered %s", operation, answer.text()).isEmpty();
      return MAPPER.readTree(answer.text());
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(operation, e);
    }
  }
}
