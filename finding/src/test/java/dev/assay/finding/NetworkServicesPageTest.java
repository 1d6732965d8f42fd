package dev.assay.finding;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The reference page's table of services is made from the code. `-Dassay.golden=rewrite` writes it
/// anew.
final class NetworkServicesPageTest {
  private static final Path PAGE = Path.of("../docs/reference/network.md");
  private static final String BEGIN = "<!-- services -->\n";
  private static final String END = "<!-- /services -->";

  @Test
  void everyServiceIsOnThePage() throws IOException {
    var page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    var table =
        new StringBuilder(
            """

            | service | TCP | UDP | Inspector, internet | Inspector, other edge | Assay, everybody |
            |---|---|---|---|---|---|
            """);
    for (NetworkService it : NetworkService.ALL) {
      table.append(
          "| %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  it.name(),
                  ports(it.tcp()),
                  ports(it.udp()),
                  it.internet(),
                  it.otherEdge(),
                  it.open()));
    }
    table.append('\n');
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(table.toString());
    }
  }

  private static String ports(Set<Integer> ports) {
    return ports.stream().sorted().map(String::valueOf).collect(joining(", "));
  }
}
