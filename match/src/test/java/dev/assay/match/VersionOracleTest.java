package dev.assay.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The recorded answers of each scheme's owner, see the SOURCE note beside them.
class VersionOracleTest {

  @Test
  void debianVersionsOrderAsDpkgOrdersThem() throws IOException {
    agrees(VersionScheme.DEB, "deb.tsv", 2500);
  }

  @Test
  void rpmVersionsOrderAsRpmOrdersThem() throws IOException {
    agrees(VersionScheme.RPM, "rpm.tsv", 2500);
  }

  @Test
  void alpineVersionsFollowTheDocumentedRules() throws IOException {
    agrees(VersionScheme.APK, "apk.tsv", 50);
  }

  @Test
  void npmVersionsOrderAsSemverOrdersThem() throws IOException {
    agrees(VersionScheme.NPM, "npm.tsv", 2500);
  }

  @Test
  void pythonVersionsOrderAsPackagingOrdersThem() throws IOException {
    agrees(VersionScheme.PEP440, "pep440.tsv", 2500);
  }

  @Test
  void gemVersionsOrderAsRubyGemsOrdersThem() throws IOException {
    agrees(VersionScheme.GEM, "gem.tsv", 2500);
  }

  @Test
  void conanVersionsOrderAsTheirDocumentationSays() throws IOException {
    agrees(VersionScheme.CONAN, "conan.tsv", 40);
  }

  @Test
  void dartVersionsOrderAsPubOrdersThem() throws IOException {
    agrees(VersionScheme.PUB, "pub.tsv", 14);
  }

  @Test
  void packagesOfROrderAsNumericVersionOrdersThem() throws IOException {
    agrees(VersionScheme.CRAN, "cran.tsv", 7);
  }

  /// A version its owner refuses must be undecidable, but for npm's: advisories hold texts that
  /// `semver` refuses and whose meaning is plain, such as `1.2`.
  private static void agrees(VersionScheme scheme, String file, int atLeast) throws IOException {
    List<String> lines = lines(file);
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      String order = symbol(scheme.compare(columns[0], columns[2]));
      boolean lenient = scheme == VersionScheme.NPM && columns[1].equals("!");
      if (!lenient && !order.equals(columns[1])) {
        wrong.add(line + " but was " + order);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(atLeast);
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(VersionOracleTest.class.getResourceAsStream("oracle/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String symbol(VersionOrder order) {
    return switch (order) {
      case VersionOrder.Before before -> "<";
      case VersionOrder.Same same -> "=";
      case VersionOrder.After after -> ">";
      case VersionOrder.Undecidable undecidable -> "!";
    };
  }
}
