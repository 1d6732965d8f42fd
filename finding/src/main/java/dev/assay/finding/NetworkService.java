package dev.assay.finding;

import static dev.assay.model.Severity.CRITICAL;
import static dev.assay.model.Severity.HIGH;
import static dev.assay.model.Severity.INFORMATIONAL;
import static dev.assay.model.Severity.LOW;
import static dev.assay.model.Severity.MEDIUM;

import dev.assay.model.Severity;
import java.util.List;
import java.util.Set;

/// A service by its ports, and how bad it is when it can be reached.
///
/// Ports and Inspector's two severities are those of the Amazon Inspector user guide, "Severity of
/// network reachability findings"; services that Inspector does not list have none of its own and
/// are informational there.
///
/// @param internet Inspector's severity where the internet reaches it
/// @param otherEdge Inspector's severity where another edge does
/// @param open Assay's own severity where everybody on the internet reaches it
record NetworkService(
    String name,
    Set<Integer> tcp,
    Set<Integer> udp,
    Severity internet,
    Severity otherEdge,
    Severity open) {
  static final List<NetworkService> ALL =
      List.of(
          new NetworkService(
              "DHCP", ports(67, 68, 546, 547), ports(67, 68, 546, 547), MEDIUM, INFORMATIONAL, LOW),
          new NetworkService(
              "Elasticsearch", ports(9300, 9200), ports(), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("FTP", ports(21), ports(21), HIGH, MEDIUM, HIGH),
          new NetworkService(
              "Global catalog LDAP", ports(3268, 3269), ports(), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("HTTP", ports(80), ports(80), LOW, INFORMATIONAL, LOW),
          new NetworkService("HTTPS", ports(443), ports(443), LOW, INFORMATIONAL, LOW),
          new NetworkService(
              "Kerberos",
              ports(88, 464, 543, 544, 749, 751),
              ports(88, 464, 749, 750, 751, 752),
              MEDIUM,
              INFORMATIONAL,
              MEDIUM),
          new NetworkService("LDAP", ports(389), ports(389), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("LDAP over TLS", ports(636), ports(), MEDIUM, INFORMATIONAL, MEDIUM),
          new NetworkService(
              "MongoDB", ports(27017, 27018, 27019, 28017), ports(), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("MySQL", ports(3306), ports(), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService(
              "NetBIOS", ports(137, 139), ports(137, 138), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService(
              "NFS",
              ports(111, 2049, 4045, 1110),
              ports(111, 2049, 4045, 1110),
              MEDIUM,
              INFORMATIONAL,
              HIGH),
          new NetworkService("Oracle", ports(1521, 1630), ports(), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("PostgreSQL", ports(5432), ports(), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("Print services", ports(515), ports(), HIGH, MEDIUM, HIGH),
          new NetworkService("RDP", ports(3389), ports(3389), MEDIUM, LOW, HIGH),
          new NetworkService(
              "RPC", ports(111, 135, 530), ports(111, 135, 530), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("SMB", ports(445), ports(445), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("SSH", ports(22), ports(22), MEDIUM, LOW, MEDIUM),
          new NetworkService("SQL Server", ports(1433), ports(1434), MEDIUM, INFORMATIONAL, HIGH),
          new NetworkService("Syslog", ports(601), ports(514), MEDIUM, INFORMATIONAL, MEDIUM),
          new NetworkService("Telnet", ports(23), ports(23), HIGH, MEDIUM, HIGH),
          new NetworkService(
              "WINS", ports(1512, 42), ports(1512, 42), MEDIUM, INFORMATIONAL, MEDIUM),
          // Who reaches these has the machine, or everything in it.
          new NetworkService(
              "Docker", ports(2375), ports(), INFORMATIONAL, INFORMATIONAL, CRITICAL),
          new NetworkService(
              "etcd", ports(2379, 2380), ports(), INFORMATIONAL, INFORMATIONAL, HIGH),
          new NetworkService(
              "kubelet", ports(10250, 10255), ports(), INFORMATIONAL, INFORMATIONAL, HIGH),
          new NetworkService("Redis", ports(6379), ports(), INFORMATIONAL, INFORMATIONAL, HIGH),
          new NetworkService(
              "Memcached", ports(11211), ports(11211), INFORMATIONAL, INFORMATIONAL, HIGH),
          new NetworkService(
              "WinRM", ports(5985, 5986), ports(), INFORMATIONAL, INFORMATIONAL, HIGH),
          new NetworkService("VNC", ports(5900, 5901), ports(), INFORMATIONAL, INFORMATIONAL, HIGH),
          new NetworkService("X11", ports(6000), ports(), INFORMATIONAL, INFORMATIONAL, HIGH),
          new NetworkService("Kafka", ports(9092), ports(), INFORMATIONAL, INFORMATIONAL, MEDIUM),
          new NetworkService(
              "RabbitMQ", ports(5672, 15672), ports(), INFORMATIONAL, INFORMATIONAL, MEDIUM));

  private static Set<Integer> ports(Integer... ports) {
    return Set.of(ports);
  }

  /// Whether one of its ports is among these.
  boolean isIn(PortRange range) {
    var own =
        switch (range.transport()) {
          case TCP -> tcp;
          case UDP -> udp;
        };
    return own.stream().anyMatch(range::has);
  }

  /// What Inspector says.
  Severity inspector(boolean isFromInternet) {
    return isFromInternet ? internet : otherEdge;
  }
}
