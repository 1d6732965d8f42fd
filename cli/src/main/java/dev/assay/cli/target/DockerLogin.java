package dev.assay.cli.target;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.cli.Session;
import dev.assay.inventory.RegistryAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The passwords `docker login` and its like keep in `config.json`, under `auths`. Credential
/// helpers are not asked.
final class DockerLogin {
  private static final int LARGEST_FILE = 1 << 20;
  private static final List<String> HUB =
      List.of(
          "https://index.docker.io/v1/", "index.docker.io", "docker.io", "registry-1.docker.io");

  private final Map<String, RegistryAccess> byRegistry;

  private DockerLogin(Map<String, RegistryAccess> byRegistry) {
    this.byRegistry = byRegistry;
  }

  /// Reads `$DOCKER_CONFIG/config.json`, by default in `~/.docker`. A file that cannot be read
  /// holds no passwords, and the user is told.
  static DockerLogin of(Session session) {
    String given = session.variable("DOCKER_CONFIG");
    Path folder = given.isEmpty() ? session.home().resolve(".docker") : Path.of(given);
    Path file = folder.resolve("config.json");
    if (!Files.isRegularFile(file)) {
      return new DockerLogin(Map.of());
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new IOException("larger than " + LARGEST_FILE + " bytes");
      }
      return parse(Files.readAllBytes(file));
    } catch (IOException | IllegalArgumentException e) {
      // Parsers quote what they read, and here that is a password: only the place is said.
      session.progress().note("warning: " + file + " is ignored: it cannot be read");
      return new DockerLogin(Map.of());
    }
  }

  static DockerLogin parse(byte[] document) throws IOException {
    var byRegistry = new HashMap<String, RegistryAccess>();
    try (JsonParser json = new JsonFactory().createParser(document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean passwords = json.currentName().equals("auths");
        if (json.nextToken() == JsonToken.START_OBJECT && passwords) {
          readRegistries(json, byRegistry);
        } else {
          json.skipChildren();
        }
      }
    }
    return new DockerLogin(byRegistry);
  }

  private static void readRegistries(JsonParser json, Map<String, RegistryAccess> byRegistry)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String registry = json.currentName();
      if (json.nextToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        continue;
      }
      var fields = new HashMap<String, String>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          fields.put(field, json.getText());
        } else {
          json.skipChildren();
        }
      }
      byRegistry.put(registry, access(fields));
    }
  }

  private static RegistryAccess access(Map<String, String> fields) {
    String auth = fields.getOrDefault("auth", "");
    if (auth.isEmpty()) {
      return new RegistryAccess(
          fields.getOrDefault("username", ""), fields.getOrDefault("password", ""), false);
    }
    String pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    return colon < 0
        ? RegistryAccess.ANONYMOUS
        : new RegistryAccess(pair.substring(0, colon), pair.substring(colon + 1), false);
  }

  RegistryAccess access(String reference) {
    for (String name : names(reference)) {
      RegistryAccess access = byRegistry.get(name);
      if (access != null) {
        return access;
      }
    }
    return RegistryAccess.ANONYMOUS;
  }

  /// The names a registry may be kept under. The first part of a reference is a registry where it
  /// looks like a host; else the image is Docker Hub's.
  private static List<String> names(String reference) {
    int slash = reference.indexOf('/');
    String first = slash < 0 ? "" : reference.substring(0, slash);
    boolean host = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    if (!host || HUB.contains(first)) {
      return HUB;
    }
    return List.of(first, "https://" + first, "http://" + first, "https://" + first + "/v2/");
  }
}
