package dev.assay.cli.report;

/// What a report can be written as.
enum ReportForm {
  CSV("CSV"),
  JSON("JSON"),
  CYCLONEDX("CYCLONEDX_1_4"),
  SPDX("SPDX_2_3");

  private final String wire;

  ReportForm(String wire) {
    this.wire = wire;
  }

  /// The server's word.
  String wire() {
    return wire;
  }
}
