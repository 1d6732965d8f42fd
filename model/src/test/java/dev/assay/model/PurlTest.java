package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PurlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pkg:npm/lodash@4.17.21                            | pkg:npm/lodash@4.17.21
          pkg:npm/@babel/core@7.0.0                         | pkg:npm/%40babel/core@7.0.0
          pkg:npm/@babel/core                               | pkg:npm/%40babel/core
          PKG:NPM/%40Babel/core@7                           | pkg:npm/%40babel/core@7
          pkg://npm//lodash@1                               | pkg:npm/lodash@1
          pkg:deb/Debian/Zlib1g@1:1.2?distro=&Arch=amd64    | pkg:deb/debian/zlib1g@1:1.2?arch=amd64
          pkg:deb/debian/g%2B%2B@4%3A12~rc1%2Bb1            | pkg:deb/debian/g%2B%2B@4:12~rc1%2Bb1
          pkg:pypi/Zope_Thing@1                             | pkg:pypi/zope-thing@1
          pkg:golang/github.com/Masterminds/semver@v3.0.0   | pkg:golang/github.com/Masterminds/semver@v3.0.0
          pkg:golang/g.co/a@v1#/x/./../y/                   | pkg:golang/g.co/a@v1#x/y
          pkg:rpm/amzn/a@1?b=2&a=1%2F2                      | pkg:rpm/amzn/a@1?a=1%2F2&b=2
          pkg:generic/a@50%                                 | pkg:generic/a@50%25
          """)
  void everySpellingHasOneCanonicalForm(String text, String canonical) {
    assertThat(Purl.parse(text)).hasToString(canonical);
    assertThat(Purl.parse(canonical)).isEqualTo(Purl.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lodash@1",
        "pkg:",
        "pkg:npm",
        "pkg:npm/",
        "pkg:npm/@1.0",
        "pkg:1pm/a",
        "pkg:n_m/a",
        "pkg:npm/a?=1",
        "pkg:npm/a?k%20=1"
      })
  void whatIsNoPurlIsRefusedWithAReason(String text) {
    assertThatThrownBy(() -> Purl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }

  @Test
  void parsingUndoesPrinting() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    for (int i = 0; i < 5_000; i++) {
      var qualifiers = new TreeMap<String, String>();
      qualifiers.put("key" + i, word(random));
      var purl = new Purl("generic", word(random), word(random), word(random), qualifiers, "");
      assertThat(Purl.parse(purl.toString())).isEqualTo(purl);
    }
  }

  private static String word(RandomGenerator random) {
    var word = new StringBuilder("a");
    for (int k = random.nextInt(8); k > 0; k--) {
      word.append("aZ9.-_~ @?#&=%+:é\u2028".charAt(random.nextInt(18)));
    }
    return word.append('z').toString();
  }
}
