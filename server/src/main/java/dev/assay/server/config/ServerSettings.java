package dev.assay.server.config;

import dev.assay.api.RequestRate;
import dev.assay.api.UsagePrices;
import dev.assay.discovery.Watch;
import dev.assay.finding.FilterStore;
import dev.assay.finding.SeverityProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All settings of the service, checked.
///
/// @param dataDir where everything is kept: database, advisories, keys
/// @param listen address of the API
/// @param account region and account of a first start
/// @param database which PostgreSQL
/// @param watches what is scanned
/// @param schedule how often
/// @param advisories where vulnerability data comes from
/// @param freeTrial how long a kind of scan costs nothing
/// @param prices what it costs otherwise
/// @param limits of what is asked
/// @param reports where reports go
/// @param largestUpload most bytes of an inventory that a client sends, unpacked
public record ServerSettings(
    Path dataDir,
    Listen listen,
    Account account,
    Store database,
    List<Watch> watches,
    Schedule schedule,
    AdvisorySettings advisories,
    long largestUpload,
    SeverityProfile networkSeverity,
    Duration freeTrial,
    UsagePrices prices,
    Limits limits,
    Reports reports) {
  public ServerSettings {
    watches = List.copyOf(watches);
  }

  /// The watches of one kind.
  public <T extends Watch> List<T> watchesOf(Class<T> kind) {
    return watches.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// How much may be asked.
  ///
  /// @param queryTime of one query of the API; 0 for as long as it takes
  /// @param filters of an account
  /// @param rate of each account's requests, in each server
  public record Limits(Duration queryTime, int filters, RequestRate rate) {
    /// None.
    public static final Limits NONE =
        new Limits(Duration.ZERO, FilterStore.MOST_FILTERS, RequestRate.UNLIMITED);
  }

  /// Where reports go.
  ///
  /// @param folder whose folders stand for buckets; empty where buckets are those of S3
  /// @param endpoint of the S3 service; empty for Amazon's
  /// @param region of its buckets
  /// @param pathStyle whether a bucket is named in the path and not in the host
  /// @param keep how long they are known after they ended
  public record Reports(
      Optional<Path> folder,
      Optional<URI> endpoint,
      String region,
      boolean pathStyle,
      Duration keep) {
    /// Amazon's S3, for a week.
    public static Reports initial(String region) {
      return new Reports(Optional.empty(), Optional.empty(), region, false, Duration.ofDays(7));
    }
  }

  /// Address of the API.
  ///
  /// @param host name or address to bind
  /// @param port 0 to 65535; 0 lets the system choose
  public record Listen(String host, int port) {}

  /// What a first start makes.
  ///
  /// @param region the region that requests are signed for
  /// @param id twelve digits; empty for random ones
  public record Account(String region, String id) {}

  /// Which PostgreSQL keeps everything.
  ///
  /// @param url of a PostgreSQL 15 or newer; empty for the embedded one. May hold a password, so it
  ///     is never printed
  /// @param user empty where the URL names it
  /// @param password empty where the URL holds it or none is needed
  public record Store(String url, String user, String password) {
    /// The PostgreSQL that comes along.
    public static Store embedded() {
      return new Store("", "", "");
    }

    @Override
    public String toString() {
      return "Store[url=" + (url.isEmpty() ? "unset" : "set") + "]";
    }
  }

  /// How often the service looks.
  ///
  /// @param interval between two looks at the watches
  /// @param fullInterval after which a target is scanned again although nothing seems changed
  /// @param timeout of one scan
  public record Schedule(Duration interval, Duration fullInterval, Duration timeout) {}

  /// Where vulnerability data comes from.
  ///
  /// @param mirror folder to read instead of downloading; empty to download
  /// @param mirrors by feed, the server to ask in place of its publisher
  /// @param refresh between two updates
  /// @param offline whether nothing may be downloaded
  public record AdvisorySettings(
      String mirror, Map<String, URI> mirrors, Duration refresh, boolean offline) {
    public AdvisorySettings {
      mirrors = Map.copyOf(mirrors);
    }
  }
}
