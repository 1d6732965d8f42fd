package dev.assay.inventory.source.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.RegistryAccess;
import dev.assay.inventory.TargetException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Answers a registry's challenge: with user and password, or with a token that it fetches for them
/// (Docker Registry v2 "Token Authentication Specification"). Shared by threads.
final class SignIn {
  private static final int LARGEST_TOKEN = 1 << 20;

  private final HttpClient http;
  private final RegistryAccess access;
  private final String repository;
  private final boolean plain;
  private volatile String header = "";

  /// @param plain whether a token may be fetched without TLS
  SignIn(HttpClient http, RegistryAccess access, String repository, boolean plain) {
    this.http = http;
    this.access = access;
    this.repository = repository;
    this.plain = plain;
  }

  /// The value of `Authorization`; empty until a challenge was answered.
  Optional<String> header() {
    return Optional.of(header).filter(value -> !value.isEmpty());
  }

  /// Takes up a challenge, and says whether asking again makes sense.
  synchronized boolean answer(HttpHeaders refused) throws IOException, InterruptedException {
    var challenge = Challenge.from(refused.allValues("WWW-Authenticate"));
    if (challenge.isEmpty()) {
      return false;
    }
    if (challenge.get().scheme().equals("bearer")) {
      header = "Bearer " + token(challenge.get());
      return true;
    }
    boolean again = !access.user().isEmpty() && header.isEmpty();
    header = access.user().isEmpty() ? "" : basic();
    return again;
  }

  private String token(Challenge challenge) throws IOException, InterruptedException {
    URI realm = realm(challenge);
    var request = HttpRequest.newBuilder(realm).timeout(Duration.ofSeconds(60));
    if (!access.user().isEmpty()) {
      request.header("Authorization", basic());
    }
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() == 401 || answer.statusCode() == 403) {
        throw new TargetException(
            realm.getHost()
                + " gives no token for "
                + repository
                + (access.user().isEmpty() ? ": it wants a user" : ": user or password is wrong"));
      }
      if (answer.statusCode() != 200) {
        throw new IOException(realm.getHost() + " answers with status " + answer.statusCode());
      }
      return parseToken(body.readNBytes(LARGEST_TOKEN));
    }
  }

  private URI realm(Challenge challenge) {
    String scope = challenge.parameter("scope");
    String query =
        "service="
            + encoded(challenge.parameter("service"))
            + "&scope="
            + encoded(scope.isEmpty() ? "repository:" + repository + ":pull" : scope);
    String realm = challenge.parameter("realm");
    try {
      URI uri = URI.create(realm + (realm.indexOf('?') < 0 ? "?" : "&") + query);
      boolean safe = "https".equals(uri.getScheme()) || (plain && "http".equals(uri.getScheme()));
      if (uri.getHost() == null || !safe) {
        throw new IllegalArgumentException("not an address that a password may be sent to");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new TargetException(
          "the registry wants tokens fetched from \"" + realm + "\", which cannot be used", e);
    }
  }

  private static String parseToken(byte[] json) throws IOException {
    String found = "";
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
        if (text && (name.equals("token") || (name.equals("access_token") && found.isEmpty()))) {
          found = parser.getText();
        }
        parser.skipChildren();
      }
    }
    if (found.isEmpty() || !found.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IOException("the token service's answer holds no token");
    }
    return found;
  }

  private String basic() {
    byte[] pair = (access.user() + ":" + access.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
