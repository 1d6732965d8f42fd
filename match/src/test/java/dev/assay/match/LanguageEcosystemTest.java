package dev.assay.match;

import static dev.assay.match.AdvisoryList.about;
import static dev.assay.match.AdvisoryList.fixedIn;
import static dev.assay.match.Samples.installed;
import static dev.assay.match.Samples.languages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.PackageType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A package of every ecosystem meets the advisories that speak of it, under the names that OSV
/// gives ecosystems and packages. Packages, versions and fixes are real.
class LanguageEcosystemTest {

  @ParameterizedTest
  @CsvSource({
    "NPM, npm, lodash, lodash, 4.17.20, 4.17.21",
    "MAVEN, Maven, org.apache.logging.log4j:log4j-core, org.apache.logging.log4j:log4j-core, 2.14.1, 2.15.0",
    "PYPI, PyPI, jinja2, jinja2, 2.10, 2.10.1",
    "GO, Go, golang.org/x/text, golang.org/x/text, v0.3.5, 0.3.7",
    "GO, Go, stdlib, stdlib, 1.21.4, 1.21.5",
    "GEM, RubyGems, nokogiri, nokogiri, 1.10.3, 1.10.4",
    "NUGET, NuGet, Newtonsoft.Json, newtonsoft.json, 12.0.1, 13.0.1",
    "CARGO, crates.io, smallvec, smallvec, 0.6.9, 0.6.10",
    "COMPOSER, Packagist, guzzlehttp/guzzle, guzzlehttp/guzzle, 6.5.5, 6.5.6",
    "PUB, Pub, http, http, 0.13.0, 0.13.3",
    "HEX, Hex, plug, plug, 1.3.1, 1.3.2",
    "SWIFT, SwiftURL, github.com/apple/swift-nio-http2, github.com/apple/swift-nio-http2, 1.19.1, 1.19.2",
    "CONAN, ConanCenter, openssl, openssl, 1.1.1k, 1.1.1l",
    "CRAN, CRAN, commonmark, commonmark, 1.7, 1.8",
    "JULIA, Julia, HTTP, HTTP, 1.10.16, 1.10.17",
    "GENERIC, Node.js, node, node, 18.20.0, 18.20.1",
    "GENERIC, Bitnami, httpd, apache, 2.4.58, 2.4.59"
  })
  void theVersionBeforeTheFixIsAffectedAndTheFixIsNot(
      PackageType type, String ecosystem, String name, String listed, String before, String fixed) {
    var matcher =
        new Matcher(AdvisoryList.of(about(ecosystem, listed, "CVE-1", fixedIn("0", fixed))));
    assertThat(matcher.match(languages(installed(type, name, before))).affected())
        .extracting(Verdict.Affected::fix)
        .containsExactly(new Fix.Upgrade(fixed));
    assertThat(matcher.match(languages(installed(type, name, fixed))).affected()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"COCOAPODS", "CONDA", "WORDPRESS"})
  void whatNoFeedSpeaksOfIsCounted(PackageType type) {
    var result = new Matcher(AdvisoryList.of()).match(languages(installed(type, "a", "1")));
    assertThat(result.notAssessed()).hasSize(1);
    assertThat(result.notAssessed().getFirst().packages()).isEqualTo(1);
  }
}
