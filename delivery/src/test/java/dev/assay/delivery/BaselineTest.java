package dev.assay.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.delivery.Baseline.Affected;
import dev.assay.delivery.Baseline.Known;
import dev.assay.delivery.format.Reports;
import dev.assay.finding.PackageFinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BaselineTest {
  private static final PackageFinding LODASH =
      Reports.finding("CVE-2021-23337", "lodash", "4.17.20");

  @Test
  void whatWasThereBeforeIsNotNew() {
    Baseline before =
        baseline(new Known("CVE-2021-23337", List.of(), "high", false, npm("lodash")));
    assertThat(before.compare(List.of(LODASH), List.of()).fresh()).isEmpty();
  }

  @Test
  void anotherAffectedVersionOrPlaceIsNotNew() {
    Baseline before = written(Reports.of(Reports.finding("CVE-2021-23337", "lodash", "4.17.15")));
    assertThat(before.compare(List.of(LODASH), List.of()).fresh()).isEmpty();
  }

  @Test
  void anotherPackageWithTheSameVulnerabilityIsNew() {
    Baseline before =
        baseline(new Known("CVE-2021-23337", List.of(), "high", false, npm("lodash-es")));
    Comparison comparison = before.compare(List.of(LODASH), List.of());
    assertThat(comparison.fresh()).containsExactly(LODASH);
    assertThat(comparison.gone()).extracting(Known::id).containsExactly("CVE-2021-23337");
  }

  /// An advisory gets its CVE later.
  @Test
  void theSameFlawUnderAnotherIdIsNotNew() {
    String alias = LODASH.vulnerability().aliases().getFirst();
    Baseline before = baseline(new Known(alias, List.of(), "high", false, npm("lodash")));
    Comparison comparison = before.compare(List.of(LODASH), List.of());
    assertThat(comparison.fresh()).isEmpty();
    assertThat(comparison.gone()).isEmpty();
  }

  @Test
  void whatIsHiddenNowIsNotFixed() {
    Baseline before =
        baseline(new Known("CVE-2021-23337", List.of(), "high", false, npm("lodash")));
    assertThat(before.compare(List.of(), List.of(LODASH)).gone()).isEmpty();
    assertThat(before.compare(List.of(), List.of()).gone()).hasSize(1);
  }

  @Test
  void whatWasHiddenIsKnownAndItsEndIsNoNews() {
    Baseline before = baseline(new Known("CVE-2021-23337", List.of(), "high", true, npm("lodash")));
    assertThat(before.compare(List.of(LODASH), List.of()).fresh()).isEmpty();
    assertThat(before.compare(List.of(), List.of()).gone()).isEmpty();
  }

  @Test
  void aReportIsItsOwnBaseline() {
    ScanReport report = Reports.of(LODASH, Reports.finding("CVE-2020-28500", "lodash", "4.17.20"));
    Comparison comparison = report.since(written(report)).comparison();
    assertThat(comparison.isMade()).isTrue();
    assertThat(comparison.fresh()).isEmpty();
    assertThat(comparison.gone()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};schema",
        "[];does not begin",
        "'';does not begin",
        "{\"schema\":\"assay.inventory/1\",\"findings\":[]};schema",
        "{\"schema\":\"assay.scan/1\"};findings",
        "{\"schema\":\"assay.scan/1\",\"findings\":[{\"id\":\"CVE-1\"}]};finding 1",
        "{\"schema\":\"assay.scan/1\",\"findings\":[;line 1",
      })
  void whatIsNoReportIsRefusedWithItsReason(String text, String reason) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BaselineReader.NoBaselineException.class)
        .hasMessageContaining(reason);
  }

  private static Baseline written(ScanReport report) {
    try {
      var out = new ByteArrayOutputStream();
      ReportFormat.JSON.write(report, new Display(80, false, 0), out);
      return read(out.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Baseline read(String text) throws IOException {
    return BaselineReader.read(
        "before.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Baseline baseline(Known... known) {
    return new Baseline("before.json", List.of(known));
  }

  private static Set<Affected> npm(String name) {
    return Set.of(new Affected("npm", name));
  }
}
