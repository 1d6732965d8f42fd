package dev.assay.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.account.Account;
import dev.assay.account.AccountStore;
import dev.assay.account.Role;
import dev.assay.api.http.Caller;
import dev.assay.api.http.HttpRequest;
import dev.assay.api.http.Route;
import dev.assay.api.wire.ApiFault;
import dev.assay.model.AccountId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The calls about the accounts of the installation: list, make. The first account alone may.
record AccountRoutes(AccountStore accounts) {
  private static final String PATH = "/assay/v1/accounts";

  List<Route> all() {
    return List.of(
        JsonRoute.get(PATH, Role.Action.READ, this::list),
        JsonRoute.post(PATH, Role.Action.WRITE, this::create));
  }

  private RouteJson.Members list(HttpRequest request) {
    requireManagement();
    var all = accounts.all();
    return out -> {
      out.writeArrayFieldStart("accounts");
      for (Account account : all) {
        out.writeStartObject();
        write(account, out);
        out.writeEndObject();
      }
      out.writeEndArray();
    };
  }

  /// `{"name": "payments", "accountId": "210987654321"}`, both optional; the answer alone tells the
  /// secret of the account's first key.
  private RouteJson.Members create(HttpRequest request) {
    requireManagement();
    var body = RouteBody.of(request, Set.of("name", "accountId"));
    var wanted = accountId(body.text("accountId"));
    var made = RouteBody.orRefused(() -> accounts.create(wanted, body.text("name")));
    return out -> {
      write(made.account(), out);
      out.writeStringField("accessKeyId", made.key().key().id());
      out.writeStringField("secretAccessKey", made.key().secret().value());
    };
  }

  private static Optional<AccountId> accountId(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new AccountId(text));
    } catch (IllegalArgumentException wrong) {
      throw ApiFault.validation("accountId: expected twelve digits", "FIELD_VALIDATION_FAILED");
    }
  }

  private void requireManagement() {
    if (!accounts.isManagement(Caller.current().account())) {
      throw ApiFault.of(
          403,
          "AccessDeniedException",
          "Account "
              + Caller.current().account()
              + " does not manage the accounts of this installation: the first one made does");
    }
  }

  private static void write(Account account, JsonGenerator out) throws IOException {
    out.writeStringField("accountId", account.id().value());
    out.writeStringField("name", account.name());
    out.writeStringField("createdAt", account.made().toString());
  }
}
