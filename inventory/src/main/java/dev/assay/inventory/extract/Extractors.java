package dev.assay.inventory.extract;

import dev.assay.inventory.extract.apk.ApkInstalled;
import dev.assay.inventory.extract.binary.BinaryFile;
import dev.assay.inventory.extract.chisel.ChiselManifest;
import dev.assay.inventory.extract.dpkg.DpkgFiles;
import dev.assay.inventory.extract.dpkg.DpkgStatus;
import dev.assay.inventory.extract.java.JavaArchive;
import dev.assay.inventory.extract.npm.NpmLock;
import dev.assay.inventory.extract.npm.NpmModules;
import dev.assay.inventory.extract.osrelease.OsRelease;
import dev.assay.inventory.extract.osrelease.ReleaseFile;
import dev.assay.inventory.extract.python.PythonMetadata;
import dev.assay.inventory.extract.rpm.RpmDatabase;
import java.util.List;
import java.util.stream.Stream;

/// Every format that is read.
public final class Extractors {
  /// Extractors of packages that an operating-system package may have installed.
  static final List<Extractor> LANGUAGES =
      List.of(
          new NpmModules(),
          new NpmLock(),
          new JavaArchive(),
          new PythonMetadata(),
          new BinaryFile());

  /// All extractors, in a fixed order.
  public static final List<Extractor> ALL =
      Stream.concat(
              Stream.of(
                  new OsRelease(),
                  new ReleaseFile(),
                  new DpkgStatus(),
                  new DpkgFiles(),
                  new ChiselManifest(),
                  new ApkInstalled(),
                  new RpmDatabase()),
              LANGUAGES.stream())
          .toList();

  private Extractors() {}
}
