package dev.assay.server.config;

import dev.assay.advisory.UpdateSettings;
import dev.assay.api.UsagePrices;
import dev.assay.coverage.UsageType;
import dev.assay.finding.SeverityProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of all scalar settings. The reference page is generated from it.
final class Settings {

  static final Setting<Path> DATA_DIR =
      new Setting<>(
          "data-dir",
          "assay-data",
          SettingTexts::path,
          "Folder for the database, the advisories and the keys.");
  static final Setting<ServerSettings.Listen> LISTEN =
      new Setting<>(
          "listen", "127.0.0.1:8080", SettingTexts::listen, "Address and port of the API.");
  static final Setting<String> REGION =
      new Setting<>(
          "region", "us-east-1", SettingTexts::region, "Region that clients sign requests for.");
  static final Setting<String> ACCOUNT_ID =
      new Setting<>(
          "account-id",
          "",
          SettingTexts::accountId,
          "Account of a first start, twelve digits; random ones where empty.");
  static final Setting<String> DATABASE_URL =
      new Setting<>(
          "database-url",
          "",
          SettingTexts::databaseUrl,
          "URL of a PostgreSQL 15 or newer; the embedded one where empty.");
  static final Setting<String> DATABASE_USER =
      new Setting<>(
          "database-user", "", text -> text, "Its user, where the URL does not name one.");
  static final Setting<String> DATABASE_PASSWORD =
      new Setting<>(
          "database-password", "", text -> text, "The user's password; better kept in a file.");
  static final Setting<String> DATABASE_PASSWORD_FILE =
      new Setting<>(
          "database-password-file", "", SettingTexts::secret, "File that holds the password.");
  static final Setting<Duration> SCAN_INTERVAL =
      new Setting<>(
          "scan.interval", "1m", SettingTexts::duration, "Time between two looks at the watches.");
  static final Setting<Duration> SCAN_FULL_INTERVAL =
      new Setting<>(
          "scan.full-interval",
          "24h",
          SettingTexts::duration,
          "Time after which a target is scanned again although nothing seems changed.");
  static final Setting<Duration> SCAN_TIMEOUT =
      new Setting<>(
          "scan.timeout", "15m", SettingTexts::duration, "Longest time of a single scan.");
  static final Setting<String> ADVISORY_MIRROR =
      new Setting<>(
          "advisories.mirror",
          "",
          SettingTexts::optionalPath,
          "Folder with feeds to read instead of downloading them.");
  static final Setting<Duration> ADVISORY_REFRESH =
      new Setting<>(
          "advisories.refresh", "6h", SettingTexts::duration, "Time between two updates.");
  static final Setting<Boolean> ADVISORY_OFFLINE =
      new Setting<>(
          "advisories.offline", "false", SettingTexts::flag, "Whether nothing may be downloaded.");

  static final Setting<Long> UPLOADS_MAX_SIZE =
      new Setting<>(
          "uploads.max-size",
          "256MiB",
          SettingTexts::size,
          "Largest inventory that a client may send, unpacked.");

  static final Setting<SeverityProfile> NETWORK_SEVERITY =
      new Setting<>(
          "network.severity",
          "inspector",
          SettingTexts::severityProfile,
          "How bad an open port is: as inspector says, by port and edge, or as assay does, also by"
              + " who may send.");

  static final Setting<Duration> FREE_TRIAL =
      new Setting<>(
          "free-trial",
          "15d",
          SettingTexts::duration,
          "How long a kind of scan costs nothing, from the first time it is on, as"
              + " BatchGetFreeTrialInfo tells.");

  static final Setting<Duration> QUERY_TIME =
      new Setting<>(
          "limits.query-time",
          "20s",
          SettingTexts::duration,
          "Longest time of one query of the API; what takes longer is refused with"
              + " ValidationException.");

  static final Setting<Integer> FILTERS =
      new Setting<>(
          "limits.filters",
          "500",
          SettingTexts::count,
          "Saved searches and suppression rules of an account; more are refused with"
              + " ServiceQuotaExceededException.");

  static final Setting<Integer> REQUESTS_PER_SECOND =
      new Setting<>(
          "limits.requests-per-second",
          "500",
          SettingTexts::count,
          "Requests of an account in a second, over a long time; more are refused with"
              + " ThrottlingException. 0: no limit.");

  static final Setting<Integer> REQUEST_BURST =
      new Setting<>(
          "limits.request-burst",
          "2000",
          SettingTexts::count,
          "Requests that an account may send at once after a while without any.");

  static final Setting<Optional<Path>> REPORTS_FOLDER =
      new Setting<>(
          "reports.folder",
          "",
          SettingTexts::folder,
          "Folder whose folders stand for the buckets that reports go to; empty: buckets are those"
              + " of S3.");

  static final Setting<Optional<URI>> REPORTS_ENDPOINT =
      new Setting<>(
          "reports.s3-endpoint",
          "",
          SettingTexts::endpoint,
          "Address of a service that speaks like S3; empty: Amazon's own.");

  static final Setting<String> REPORTS_REGION =
      new Setting<>(
          "reports.s3-region",
          "",
          text -> text,
          "Region of the buckets; empty: that of the account.");

  static final Setting<Boolean> REPORTS_PATH_STYLE =
      new Setting<>(
          "reports.s3-path-style",
          "false",
          SettingTexts::flag,
          "Whether a bucket is named in the path and not in the host, as other services than"
              + " Amazon's mostly want.");

  static final Setting<Duration> REPORTS_KEEP =
      new Setting<>(
          "reports.keep",
          "7d",
          SettingTexts::duration,
          "How long reports are known after they ended, and downloads kept.");

  /// What usage costs, in US dollars.
  static final Map<UsageType, Setting<Double>> PRICES = prices();

  /// For each feed, the server to ask in place of its publisher.
  static final Map<String, Setting<Optional<URI>>> FEED_MIRRORS = feedMirrors();

  private static final List<Setting<?>> SINGLE =
      List.of(
          DATA_DIR,
          LISTEN,
          REGION,
          ACCOUNT_ID,
          DATABASE_URL,
          DATABASE_USER,
          DATABASE_PASSWORD,
          DATABASE_PASSWORD_FILE,
          SCAN_INTERVAL,
          SCAN_FULL_INTERVAL,
          SCAN_TIMEOUT,
          ADVISORY_MIRROR,
          ADVISORY_REFRESH,
          ADVISORY_OFFLINE,
          UPLOADS_MAX_SIZE,
          NETWORK_SEVERITY,
          FREE_TRIAL,
          QUERY_TIME,
          FILTERS,
          REQUESTS_PER_SECOND,
          REQUEST_BURST,
          REPORTS_FOLDER,
          REPORTS_ENDPOINT,
          REPORTS_REGION,
          REPORTS_PATH_STYLE,
          REPORTS_KEEP);

  static final List<Setting<?>> ALL =
      Stream.of(SINGLE, PRICES.values(), FEED_MIRRORS.values())
          .<Setting<?>>flatMap(Collection::stream)
          .toList();

  private Settings() {}

  private static Map<UsageType, Setting<Double>> prices() {
    var settings = new EnumMap<UsageType, Setting<Double>>(UsageType.class);
    for (UsageType type : UsageType.values()) {
      settings.put(
          type,
          switch (type) {
            case EC2_INSTANCE_HOURS -> price(type, "ec2-instance", "720 hours of an instance");
            case EC2_AGENTLESS_INSTANCE_HOURS ->
                price(type, "ec2-agentless-instance", "720 hours of one whose volumes are read");
            case ECR_INITIAL_SCAN -> price(type, "ecr-initial-scan", "an image's first scan");
            case ECR_RESCAN -> price(type, "ecr-rescan", "a further scan of an image");
            case LAMBDA_FUNCTION_HOURS -> price(type, "lambda-function", "720 hours of a function");
            case LAMBDA_FUNCTION_CODE_HOURS ->
                price(type, "lambda-function-code", "720 hours of a function's code");
          });
    }
    return Collections.unmodifiableMap(settings);
  }

  private static Setting<Double> price(UsageType type, String key, String what) {
    return new Setting<>(
        "prices." + key,
        Double.toString(UsagePrices.INITIAL.of(type)),
        SettingTexts::price,
        "US dollars that ListUsageTotals reckons for " + what + ".");
  }

  private static Map<String, Setting<Optional<URI>>> feedMirrors() {
    var settings = new LinkedHashMap<String, Setting<Optional<URI>>>();
    for (String feed : UpdateSettings.feedNames()) {
      settings.put(
          feed,
          new Setting<>(
              "advisories.mirrors." + feed,
              "",
              SettingTexts::mirror,
              "Server to ask in place of the publisher of the feed " + feed + "."));
    }
    return Collections.unmodifiableMap(settings);
  }
}
