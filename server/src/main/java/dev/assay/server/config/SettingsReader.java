package dev.assay.server.config;

import dev.assay.api.RequestRate;
import dev.assay.api.UsagePrices;
import dev.assay.coverage.UsageType;
import dev.assay.discovery.Watch;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Puts flags, environment, file and defaults together.
public final class SettingsReader {

  private final Map<String, String> flags;
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  private SettingsReader(Map<String, String> flags, Map<String, String> environment) {
    this.flags = flags;
    this.environment = environment;
  }

  /// Reads everything.
  ///
  /// @param flags by setting key, such as `listen`; only those that were given
  /// @param environment of the process
  /// @param file the YAML file, if one is used
  /// @throws ConfigException with all problems at once
  public static ServerSettings read(
      Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
    var reader = new SettingsReader(flags, environment);
    var content =
        file.map(path -> ConfigFile.read(path, reader.problems)).orElseGet(ConfigFile::empty);
    return reader.settings(content);
  }

  private ServerSettings settings(ConfigFile file) {
    unknownKeys(file);
    var watches = new WatchReader(file.name(), problems).read(file.watches());
    var dataDir = value(Settings.DATA_DIR, file);
    var listen = value(Settings.LISTEN, file);
    var region = value(Settings.REGION, file);
    var accountId = value(Settings.ACCOUNT_ID, file);
    var database = database(file);
    var interval = value(Settings.SCAN_INTERVAL, file);
    var fullInterval = value(Settings.SCAN_FULL_INTERVAL, file);
    var timeout = value(Settings.SCAN_TIMEOUT, file);
    var mirror = value(Settings.ADVISORY_MIRROR, file);
    mirror
        .filter(folder -> !folder.isEmpty() && !Files.isDirectory(Path.of(folder)))
        .ifPresent(folder -> problems.add("advisories.mirror: " + folder + " is no folder"));
    var mirrors = new HashMap<String, URI>();
    Settings.FEED_MIRRORS.forEach(
        (feed, setting) ->
            value(setting, file)
                .flatMap(Function.identity())
                .ifPresent(server -> mirrors.put(feed, server)));
    var refresh = value(Settings.ADVISORY_REFRESH, file);
    var offline = value(Settings.ADVISORY_OFFLINE, file);
    var largestUpload = value(Settings.UPLOADS_MAX_SIZE, file);
    var networkSeverity = value(Settings.NETWORK_SEVERITY, file);
    var freeTrial = value(Settings.FREE_TRIAL, file);
    var prices = new EnumMap<UsageType, Double>(UsageType.class);
    Settings.PRICES.forEach(
        (type, setting) -> value(setting, file).ifPresent(price -> prices.put(type, price)));
    var limits = limits(file);
    var reports = reports(file, region);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new ServerSettings(
        dataDir.orElseThrow(),
        listen.orElseThrow(),
        new ServerSettings.Account(region.orElseThrow(), accountId.orElseThrow()),
        database.orElseThrow(),
        watches.isEmpty() ? List.of(new Watch.ThisHost(Path.of("/"))) : watches,
        new ServerSettings.Schedule(
            interval.orElseThrow(), fullInterval.orElseThrow(), timeout.orElseThrow()),
        new ServerSettings.AdvisorySettings(
            mirror.orElseThrow(), mirrors, refresh.orElseThrow(), offline.orElseThrow()),
        largestUpload.orElseThrow(),
        networkSeverity.orElseThrow(),
        freeTrial.orElseThrow(),
        new UsagePrices(prices),
        limits.orElseThrow(),
        reports.orElseThrow());
  }

  /// Empty exactly when a problem was added.
  private Optional<ServerSettings.Limits> limits(ConfigFile file) {
    var queryTime = value(Settings.QUERY_TIME, file);
    var filters = value(Settings.FILTERS, file);
    var perSecond = value(Settings.REQUESTS_PER_SECOND, file);
    var burst = value(Settings.REQUEST_BURST, file);
    if (burst.filter(requests -> requests == 0).isPresent()) {
      problems.add("limits.request-burst: at least 1 is expected");
      return Optional.empty();
    }
    return queryTime.isEmpty() || filters.isEmpty() || perSecond.isEmpty() || burst.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ServerSettings.Limits(
                queryTime.get(), filters.get(), new RequestRate(perSecond.get(), burst.get())));
  }

  /// Empty exactly when a problem was added.
  private Optional<ServerSettings.Reports> reports(ConfigFile file, Optional<String> region) {
    var folder = value(Settings.REPORTS_FOLDER, file);
    var endpoint = value(Settings.REPORTS_ENDPOINT, file);
    var ownRegion = value(Settings.REPORTS_REGION, file);
    var pathStyle = value(Settings.REPORTS_PATH_STYLE, file);
    var keep = value(Settings.REPORTS_KEEP, file);
    if (region.isEmpty()
        || folder.isEmpty()
        || endpoint.isEmpty()
        || ownRegion.isEmpty()
        || pathStyle.isEmpty()
        || keep.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServerSettings.Reports(
            folder.get(),
            endpoint.get(),
            ownRegion.get().isEmpty() ? region.get() : ownRegion.get(),
            pathStyle.get(),
            keep.get()));
  }

  /// Empty exactly when a problem was added.
  private Optional<ServerSettings.Store> database(ConfigFile file) {
    var url = value(Settings.DATABASE_URL, file);
    var user = value(Settings.DATABASE_USER, file);
    var password = value(Settings.DATABASE_PASSWORD, file);
    var fromFile = value(Settings.DATABASE_PASSWORD_FILE, file);
    if (url.isEmpty() || user.isEmpty() || password.isEmpty() || fromFile.isEmpty()) {
      return Optional.empty();
    }
    if (!password.get().isEmpty() && !fromFile.get().isEmpty()) {
      problems.add("database-password: database-password-file is set too; one of them is expected");
      return Optional.empty();
    }
    return Optional.of(
        new ServerSettings.Store(
            url.get(), user.get(), password.get().isEmpty() ? fromFile.get() : password.get()));
  }

  /// Empty exactly when a problem was added.
  private <T> Optional<T> value(Setting<T> setting, ConfigFile file) {
    var flag = flags.get(setting.key());
    if (flag != null) {
      return parsed(setting, flag, "--" + setting.key());
    }
    var variable = environment.get(setting.variable());
    if (variable != null) {
      return parsed(setting, variable, setting.variable());
    }
    var written = file.scalars().get(setting.key());
    if (written != null) {
      return parsed(
          setting, written.text(), file.name() + ":" + written.line() + ": " + setting.key());
    }
    return parsed(setting, setting.fallback(), setting.key());
  }

  private <T> Optional<T> parsed(Setting<T> setting, String text, String where) {
    try {
      return Optional.of(setting.parser().apply(text));
    } catch (IllegalArgumentException wrong) {
      problems.add(where + ": " + wrong.getMessage());
      return Optional.empty();
    }
  }

  private void unknownKeys(ConfigFile file) {
    file.scalars()
        .forEach(
            (key, value) -> {
              if (Settings.ALL.stream().noneMatch(setting -> setting.key().equals(key))) {
                problems.add(
                    file.name() + ":" + value.line() + ": " + key + ": not known" + nearest(key));
              }
            });
  }

  private static String nearest(String key) {
    return Settings.ALL.stream()
        .map(Setting::key)
        .min(Comparator.comparingInt(known -> distance(key, known)))
        .filter(known -> distance(key, known) <= 3)
        .map(known -> "; did you mean " + known + "?")
        .orElse("");
  }

  /// Levenshtein's edit distance.
  private static int distance(String a, String b) {
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(swap, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
