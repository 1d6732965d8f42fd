package dev.assay.server.config;

import dev.assay.discovery.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// All settings of the service, checked.
///
/// @param dataDir where everything is kept: database, advisories, keys
/// @param listen address of the API
/// @param account region and account of a first start
/// @param database which PostgreSQL
/// @param watches what is scanned
/// @param schedule how often
/// @param advisories where vulnerability data comes from
public record ServerSettings(
    Path dataDir,
    Listen listen,
    Account account,
    Store database,
    List<Watch> watches,
    Schedule schedule,
    AdvisorySettings advisories) {
  public ServerSettings {
    watches = List.copyOf(watches);
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
  /// @param url JDBC URL of a PostgreSQL 15 or newer; empty for the embedded one. May hold a
  ///     password, so it is never printed
  public record Store(String url) {
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
  /// @param refresh between two updates
  /// @param offline whether nothing may be downloaded
  public record AdvisorySettings(String mirror, Duration refresh, boolean offline) {}
}
