package dev.assay.report.files;

import dev.assay.report.ReportException;
import dev.assay.report.ReportFailure;
import dev.assay.report.ReportFiles;
import dev.assay.report.ReportRequest.Destination.Bucket;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Files of a folder.
public final class FolderFiles implements ReportFiles {
  private final Function<String, Path> place;
  private final List<Path> written = new ArrayList<>();
  private boolean isKept;

  private FolderFiles(Function<String, Path> place) {
    this.place = place;
  }

  /// One file, whatever its name is in the report.
  public static FolderFiles single(Path file) {
    return new FolderFiles(name -> file);
  }

  /// The folder that stands for a bucket.
  ///
  /// @throws ReportException where there is none, or a name leads out of it
  public static FolderFiles inBucket(Path buckets, Bucket bucket) {
    var folder = inside(buckets, bucket.name());
    if (bucket.name().isEmpty() || !Files.isDirectory(folder)) {
      throw new ReportException(
          ReportFailure.Code.BUCKET_NOT_FOUND,
          "there is no folder \"" + bucket.name() + "\" where reports go (reports.folder)");
    }
    return new FolderFiles(name -> inside(folder, Names.key(bucket.keyPrefix(), name)));
  }

  private static Path inside(Path folder, String name) {
    try {
      var path = folder.resolve(name).normalize();
      if (path.startsWith(folder.normalize())) {
        return path;
      }
    } catch (InvalidPathException wrong) {
      throw outside(name, wrong);
    }
    throw outside(name, new IOException("it leads out of " + folder));
  }

  private static ReportException outside(String name, Exception cause) {
    return new ReportException(
        ReportFailure.Code.INVALID_PERMISSIONS,
        "\"" + name + "\" is no name inside a folder",
        cause);
  }

  @Override
  public void add(String name, String mediaType, Body body) throws IOException {
    var file = place.apply(name);
    Files.createDirectories(file.getParent());
    var part = Files.createTempFile(file.getParent(), ".part-", "");
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
        body.write(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      written.add(file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Each is there when it is complete.
  @Override
  public void finish() {}

  @Override
  public void keep() {
    isKept = true;
  }

  @Override
  public void close() throws IOException {
    if (!isKept) {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
    }
  }
}
