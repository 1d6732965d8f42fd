package dev.assay.server.config;

import dev.assay.discovery.Watch;
import dev.assay.inventory.RegistryAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns the entries of `watch` into [Watch]es.
final class WatchReader {

  private static final Set<String> KINDS =
      Set.of("host", "folder", "image", "registry", "function", "network");
  private static final Set<String> REGISTRY_KEYS =
      Set.of("registry", "tags", "user", "password-file", "plain-http");

  private final String file;
  private final List<String> problems;

  WatchReader(String file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /// All entries that make sense; the others are added to the problems.
  List<Watch> read(List<Map<String, ConfigFile.Value>> entries) {
    var watches = new ArrayList<Watch>();
    for (var entry : entries) {
      watch(entry).ifPresent(watches::add);
    }
    return List.copyOf(watches);
  }

  private Optional<Watch> watch(Map<String, ConfigFile.Value> entry) {
    int line = entry.values().stream().mapToInt(ConfigFile.Value::line).findFirst().orElse(0);
    var kinds = entry.keySet().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      problem(
          line,
          "watch",
          "each entry names one of host, folder, image, registry, function, network");
      return Optional.empty();
    }
    var kind = kinds.getFirst();
    var allowed = kind.equals("registry") ? REGISTRY_KEYS : Set.of(kind);
    entry.keySet().stream()
        .filter(key -> !allowed.contains(key))
        .forEach(key -> problem(line, "watch." + key, "not known for a " + kind));
    try {
      return Optional.of(watch(kind, entry));
    } catch (IllegalArgumentException wrong) {
      problem(line, "watch." + kind, String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private Watch watch(String kind, Map<String, ConfigFile.Value> entry) {
    var value = text(entry, kind);
    return switch (kind) {
      case "host" -> new Watch.ThisHost(existing(value));
      case "folder" -> new Watch.WatchedFolder(existing(value));
      case "image" -> new Watch.WatchedImage(existing(value));
      case "function" -> new Watch.WatchedFunctions(existing(value));
      case "network" -> new Watch.WatchedNetwork(existing(value));
      default -> repository(value, entry);
    };
  }

  private static Watch repository(String repository, Map<String, ConfigFile.Value> entry) {
    if (!repository.contains("/")) {
      throw new IllegalArgumentException("registry/repository is expected");
    }
    var tags = text(entry, "tags");
    var plainHttp = text(entry, "plain-http");
    var access =
        new RegistryAccess(
            text(entry, "user"),
            SettingTexts.secret(text(entry, "password-file")),
            !plainHttp.isEmpty() && SettingTexts.flag(plainHttp));
    return new Watch.WatchedRepository(
        repository, tags.isEmpty() ? List.of() : List.of(tags.split("\n")), access);
  }

  private static Path existing(String text) {
    var path = SettingTexts.path(text);
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(path + " does not exist");
    }
    return path;
  }

  private static String text(Map<String, ConfigFile.Value> entry, String key) {
    var value = entry.get(key);
    return value == null ? "" : value.text();
  }

  private void problem(int line, String key, String reason) {
    problems.add(file + ":" + line + ": " + key + ": " + reason);
  }
}
