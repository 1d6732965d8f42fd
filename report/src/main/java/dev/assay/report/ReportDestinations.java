package dev.assay.report;

import dev.assay.model.AccountId;
import dev.assay.report.files.BucketFiles;
import dev.assay.report.files.FolderFiles;
import dev.assay.report.files.ZipFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where reports are delivered to.
///
/// A bucket is one of S3, or of a service that speaks like it; where a folder stands for all
/// buckets, it is the folder of its name in there, which must exist. Downloads lie in the data
/// folder.
///
/// @param downloads the folder of downloads
/// @param buckets empty where buckets are those of S3
/// @param s3 which S3, with the credentials that the AWS SDK finds: environment, profile,
///     container or instance
public record ReportDestinations(Path downloads, Optional<Path> buckets, S3 s3) {

  /// Which S3.
  ///
  /// @param endpoint empty for AWS's own
  /// @param pathStyle whether a bucket is named in the path and not in the host
  public record S3(Optional<URI> endpoint, String region, boolean pathStyle) {}

  /// Where the files of a report go.
  ///
  /// @throws ReportException where its bucket cannot be used
  ReportFiles files(Report report) throws IOException {
    return switch (report.request().destination()) {
      case ReportRequest.Destination.Download() -> download(report);
      case ReportRequest.Destination.Bucket bucket ->
          buckets.isPresent()
              ? FolderFiles.inBucket(buckets.get(), bucket)
              : new BucketFiles(BucketFiles.client(s3), bucket);
    };
  }

  private ReportFiles download(Report report) throws IOException {
    var file = file(report.account(), report.id());
    Files.createDirectories(file.getParent());
    return switch (report.request().kind()) {
      case FINDINGS -> FolderFiles.single(file);
      case SBOMS -> new ZipFiles(file);
    };
  }

  /// Where a download lies.
  Path file(AccountId account, String id) {
    return downloads.resolve(account.value()).resolve(id);
  }
}
