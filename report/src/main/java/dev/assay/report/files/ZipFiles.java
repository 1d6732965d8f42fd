package dev.assay.report.files;

import dev.assay.report.ReportFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Many files as the entries of one archive.
public final class ZipFiles implements ReportFiles {
  private final Path file;
  private final Path part;
  private final ZipOutputStream archive;
  private boolean isFinished;
  private boolean isKept;

  /// An archive that comes up under its name when all is written.
  public ZipFiles(Path file) throws IOException {
    this.file = file;
    this.part = Files.createTempFile(file.getParent(), ".part-", "");
    this.archive =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
  }

  @Override
  public void add(String name, String mediaType, Body body) throws IOException {
    archive.putNextEntry(new ZipEntry(name));
    body.write(archive);
    archive.closeEntry();
  }

  @Override
  public void finish() throws IOException {
    archive.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    isFinished = true;
  }

  @Override
  public void keep() {
    isKept = true;
  }

  @Override
  public void close() throws IOException {
    archive.close();
    Files.deleteIfExists(part);
    if (isFinished && !isKept) {
      Files.deleteIfExists(file);
    }
  }
}
