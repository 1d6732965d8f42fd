package dev.assay.inventory.extract;

import dev.assay.inventory.extract.apk.ApkInstalled;
import dev.assay.inventory.extract.binary.BinaryFile;
import dev.assay.inventory.extract.cargo.CargoLock;
import dev.assay.inventory.extract.chisel.ChiselManifest;
import dev.assay.inventory.extract.cocoapods.PodfileLock;
import dev.assay.inventory.extract.composer.ComposerInstalled;
import dev.assay.inventory.extract.composer.ComposerLock;
import dev.assay.inventory.extract.conan.ConanFile;
import dev.assay.inventory.extract.conan.ConanLock;
import dev.assay.inventory.extract.conda.CondaMeta;
import dev.assay.inventory.extract.cran.RenvLock;
import dev.assay.inventory.extract.dotnet.AssemblyFile;
import dev.assay.inventory.extract.dotnet.DepsJson;
import dev.assay.inventory.extract.dotnet.InstalledNuspec;
import dev.assay.inventory.extract.dotnet.PackagesConfig;
import dev.assay.inventory.extract.dotnet.PackagesLock;
import dev.assay.inventory.extract.dotnet.ProjectAssets;
import dev.assay.inventory.extract.dpkg.DpkgFiles;
import dev.assay.inventory.extract.dpkg.DpkgStatus;
import dev.assay.inventory.extract.go.GoMod;
import dev.assay.inventory.extract.go.GoSum;
import dev.assay.inventory.extract.go.VendoredModules;
import dev.assay.inventory.extract.gradle.GradleLock;
import dev.assay.inventory.extract.hex.MixLock;
import dev.assay.inventory.extract.java.JavaArchive;
import dev.assay.inventory.extract.julia.JuliaManifest;
import dev.assay.inventory.extract.maven.PomFile;
import dev.assay.inventory.extract.npm.BunLock;
import dev.assay.inventory.extract.npm.NpmLock;
import dev.assay.inventory.extract.npm.NpmModules;
import dev.assay.inventory.extract.npm.PnpmLock;
import dev.assay.inventory.extract.npm.YarnLock;
import dev.assay.inventory.extract.osrelease.OsRelease;
import dev.assay.inventory.extract.osrelease.ReleaseFile;
import dev.assay.inventory.extract.pub.PubspecLock;
import dev.assay.inventory.extract.python.PipfileLock;
import dev.assay.inventory.extract.python.PythonMetadata;
import dev.assay.inventory.extract.python.Requirements;
import dev.assay.inventory.extract.python.TomlLocks;
import dev.assay.inventory.extract.repositories.ContentSets;
import dev.assay.inventory.extract.repositories.UbuntuPro;
import dev.assay.inventory.extract.repositories.YumRepositories;
import dev.assay.inventory.extract.rpm.RpmDatabase;
import dev.assay.inventory.extract.ruby.GemSpecification;
import dev.assay.inventory.extract.ruby.GemfileLock;
import dev.assay.inventory.extract.script.ScriptLibrary;
import dev.assay.inventory.extract.swift.PackageResolved;
import dev.assay.inventory.extract.wordpress.WordPress;
import java.util.List;
import java.util.stream.Stream;

/// Every format that is read.
public final class Extractors {
  /// Extractors of packages that an operating-system package may have installed.
  static final List<Extractor> LANGUAGES =
      List.of(
          new NpmModules(),
          new JavaArchive(),
          new PythonMetadata(),
          new CondaMeta(),
          new GemSpecification(),
          new ComposerInstalled(),
          new DepsJson(),
          new AssemblyFile(),
          new InstalledNuspec(),
          new WordPress(),
          new ScriptLibrary(),
          new BinaryFile());

  /// Extractors of what a project plans to install.
  static final List<Extractor> LOCKS =
      List.of(
          new NpmLock(),
          new YarnLock(),
          new PnpmLock(),
          new BunLock(),
          new Requirements(),
          new PipfileLock(),
          new TomlLocks(),
          new GoMod(),
          new GoSum(),
          new VendoredModules(),
          new CargoLock(),
          new GemfileLock(),
          new ComposerLock(),
          new PackagesLock(),
          new ProjectAssets(),
          new PackagesConfig(),
          new PubspecLock(),
          new PackageResolved(),
          new MixLock(),
          new ConanLock(),
          new ConanFile(),
          new PodfileLock(),
          new RenvLock(),
          new JuliaManifest(),
          new PomFile(),
          new GradleLock());

  /// All extractors, in a fixed order.
  public static final List<Extractor> ALL =
      Stream.of(
              List.<Extractor>of(
                  new OsRelease(),
                  new ReleaseFile(),
                  new UbuntuPro(),
                  new ContentSets(),
                  new YumRepositories(),
                  new DpkgStatus(),
                  new DpkgFiles(),
                  new ChiselManifest(),
                  new ApkInstalled(),
                  new RpmDatabase()),
              LANGUAGES,
              LOCKS)
          .flatMap(List::stream)
          .toList();

  private Extractors() {}
}
