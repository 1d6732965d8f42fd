package dev.assay.inventory;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.Extractors;
import dev.assay.inventory.extract.java.JavaArchive;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.cache.LayerCache;
import dev.assay.inventory.source.folder.FolderSource;
import dev.assay.inventory.source.function.FunctionSource;
import dev.assay.inventory.source.image.ImageFileSource;
import dev.assay.inventory.source.inflate.GzipInput;
import dev.assay.inventory.source.registry.RegistrySource;
import dev.assay.inventory.source.sbom.SbomReader;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// Takes the inventory of a target. Safe for use by many threads at once.
public final class InventoryScanner {

  private final ScanLimits limits;
  private final List<Extractor> extractors;
  private final List<LayerCache> layerCache;
  private final FileChoice files;

  public InventoryScanner(ScanLimits limits) {
    this(limits, Extractors.ALL);
  }

  /// A scanner that reads only some package formats.
  public InventoryScanner(ScanLimits limits, List<Extractor> extractors) {
    this(limits, extractors, List.of(), FileChoice.ALL);
  }

  private InventoryScanner(
      ScanLimits limits,
      List<Extractor> extractors,
      List<LayerCache> layerCache,
      FileChoice files) {
    this.files = files;
    this.limits = limits;
    this.extractors = List.copyOf(extractors);
    this.layerCache = List.copyOf(layerCache);
  }

  /// The same, which keeps what it reads of image layers and reads each layer once. Many scanners
  /// of many processes may use one folder.
  ///
  /// @param folder made when it is needed
  /// @param mostBytes of all that is kept; what was not used for longest goes first
  public InventoryScanner keepingLayers(Path folder, long mostBytes, Clock clock) {
    return new InventoryScanner(
        limits, extractors, List.of(new LayerCache(folder, mostBytes, clock)), files);
  }

  /// The same, which names Java archives by an index where they say nothing of themselves.
  public InventoryScanner naming(ArchiveIndex index) {
    List<Extractor> knowing =
        extractors.stream()
            .map(each -> each instanceof JavaArchive ? new JavaArchive(index) : each)
            .toList();
    return new InventoryScanner(limits, knowing, layerCache, files);
  }

  /// The same, which reads only some of the files. What an SBOM lists is not read from files.
  public InventoryScanner reading(FileChoice chosen) {
    return new InventoryScanner(limits, extractors, layerCache, chosen);
  }

  /// What unpacks gzip on this machine: `ISA-L`, or `JDK` where that cannot be had.
  public static String inflater() {
    return GzipInput.inflater();
  }

  /// Reads a target once, from end to end.
  ///
  /// @return what was found; partial, with its problems, where something could not be read
  /// @throws TargetException when nothing of the target can be read
  /// @throws InterruptedException when the calling thread is interrupted
  public Inventory take(Target target, ScanProgress progress) throws InterruptedException {
    return take(target, PackageChoice.AUTOMATIC, progress);
  }

  /// The same, but says which packages count.
  ///
  /// @throws TargetException when nothing of the target can be read
  /// @throws InterruptedException when the calling thread is interrupted
  public Inventory take(Target target, PackageChoice packages, ScanProgress progress)
      throws InterruptedException {
    var scan =
        new Scan(
            limits, packages.of(extractors, isSystemLike(target)), progress, layerCache, files);
    return switch (target) {
      case Target.Folder folder -> FolderSource.read(scan, folder);
      case Target.Host host -> FolderSource.read(scan, host);
      case Target.ImageFile file -> ImageFileSource.read(scan, file);
      case Target.RegistryImage image -> RegistrySource.read(scan, image, System.getenv());
      case Target.Function function -> FunctionSource.read(scan, function);
      case Target.Sbom sbom -> SbomReader.read(sbom.path(), limits);
    };
  }

  /// Reads an SBOM that is no file: `name` is what places within it are called.
  ///
  /// @throws TargetException where it is no SBOM
  /// @throws InterruptedException when the calling thread is interrupted
  public static Inventory ofSbom(String name, InputStream document)
      throws IOException, InterruptedException {
    return SbomReader.read(name, document);
  }

  private static boolean isSystemLike(Target target) {
    return switch (target) {
      case Target.Folder folder -> FolderSource.isRootFileSystem(folder.path());
      // Bundled code often leaves a function's lock file as the only word of what is in it.
      case Target.Function _ -> false;
      case Target.Host _, Target.ImageFile _, Target.RegistryImage _, Target.Sbom _ -> true;
    };
  }
}
