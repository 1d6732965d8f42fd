package dev.assay.finding;

import static dev.assay.finding.NetworkPath.EdgeType.INTERNET_GATEWAY;
import static dev.assay.finding.NetworkPath.EdgeType.VPN_GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.finding.PortRange.Transport;
import dev.assay.model.Severity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeverityProfileTest {
  private static final double EVERYBODY = 1;

  /// Amazon Inspector user guide, "Severity levels for your Amazon Inspector findings", "Network
  /// reachability severity": each row's TCP and UDP ports, from the internet, from another edge.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          67 68 546 547,             67 68 546 547,           MEDIUM, INFORMATIONAL
          9300 9200,                 ,                        MEDIUM, INFORMATIONAL
          21,                        21,                      HIGH,   MEDIUM
          3268,                      ,                        MEDIUM, INFORMATIONAL
          3269,                      ,                        MEDIUM, INFORMATIONAL
          80,                        80,                      LOW,    INFORMATIONAL
          443,                       443,                     LOW,    INFORMATIONAL
          88 464 543 544 749 751,    88 464 749 750 751 752,  MEDIUM, INFORMATIONAL
          389,                       389,                     MEDIUM, INFORMATIONAL
          636,                       ,                        MEDIUM, INFORMATIONAL
          27017 27018 27019 28017,   ,                        MEDIUM, INFORMATIONAL
          3306,                      ,                        MEDIUM, INFORMATIONAL
          137 139,                   137 138,                 MEDIUM, INFORMATIONAL
          111 2049 4045 1110,        111 2049 4045 1110,      MEDIUM, INFORMATIONAL
          1521 1630,                 ,                        MEDIUM, INFORMATIONAL
          5432,                      ,                        MEDIUM, INFORMATIONAL
          515,                       ,                        HIGH,   MEDIUM
          3389,                      3389,                    MEDIUM, LOW
          111 135 530,               111 135 530,             MEDIUM, INFORMATIONAL
          445,                       445,                     MEDIUM, INFORMATIONAL
          22,                        22,                      MEDIUM, LOW
          1433,                      1434,                    MEDIUM, INFORMATIONAL
          601,                       514,                     MEDIUM, INFORMATIONAL
          23,                        23,                      HIGH,   MEDIUM
          1512 42,                   1512 42,                 MEDIUM, INFORMATIONAL
          8001 0 65535 2375 6379,    8001 515 27017 636,      INFORMATIONAL, INFORMATIONAL
          """)
  void inspectorsTable(String tcp, String udp, Severity internet, Severity other) {
    assertPorts(Transport.TCP, tcp, internet, other);
    assertPorts(Transport.UDP, udp == null ? "" : udp, internet, other);
  }

  private static void assertPorts(
      Transport transport, String ports, Severity internet, Severity other) {
    Arrays.stream(ports.split(" ", -1))
        .filter(port -> !port.isEmpty())
        .map(Integer::valueOf)
        .map(port -> new PortRange(transport, port, port))
        .forEach(
            port -> {
              var profile = SeverityProfile.INSPECTOR;
              assertThat(profile.severity(INTERNET_GATEWAY, port, 0x1p-32))
                  .as("%s %s from the internet", transport, port)
                  .isEqualTo(internet);
              assertThat(profile.severity(VPN_GATEWAY, port, EVERYBODY))
                  .as("%s %s from elsewhere", transport, port)
                  .isEqualTo(other);
            });
  }

  @Test
  void worstServiceOfARangeCounts() {
    assertThat(
            SeverityProfile.INSPECTOR.severity(
                INTERNET_GATEWAY, new PortRange(Transport.TCP, 22, 80), EVERYBODY))
        .isEqualTo(Severity.HIGH); // Telnet
  }

  @ParameterizedTest
  @CsvSource({
    "1, CRITICAL",
    "0x1p-8, CRITICAL",
    "0x1.fp-9, HIGH",
    "0x1p-16, HIGH",
    "0x1.fp-17, MEDIUM",
    "0x1p-24, INFORMATIONAL",
    "0x1p-32, INFORMATIONAL"
  })
  void ownProfileAsksHowManyMaySend(double share, Severity expected) {
    assertThat(
            SeverityProfile.ASSAY.severity(
                INTERNET_GATEWAY, new PortRange(Transport.TCP, 2375, 2375), share))
        .isEqualTo(expected);
  }
}
