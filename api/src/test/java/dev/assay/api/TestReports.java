package dev.assay.api;

import dev.assay.database.Database;
import dev.assay.report.ReportDestinations;
import dev.assay.report.ReportStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Reports that go to folders.
public final class TestReports {
  private TestReports() {}

  /// Reports of a database.
  public static ReportStore in(Database database, Path folder, Clock clock) {
    return ReportStore.in(database, destinations(folder), clock, UUID::randomUUID);
  }

  /// Folders in a folder.
  static ReportDestinations destinations(Path folder) {
    return new ReportDestinations(
        folder.resolve("downloads"),
        Optional.of(folder),
        new ReportDestinations.S3(Optional.empty(), "eu-central-1", false));
  }
}
