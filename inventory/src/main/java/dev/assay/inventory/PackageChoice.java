package dev.assay.inventory;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageState;
import java.util.List;

/// Which files count: those of what is installed, or those of what a project plans to install.
///
/// An image often carries lock files of a build long past, so only installed packages count there;
/// a source tree has little but lock files.
public enum PackageChoice {
  /// Installed packages of images and hosts, and of folders that hold a root file system (one with
  /// an `os-release`); everything in functions and other folders.
  AUTOMATIC,
  INSTALLED,
  LOCKED,
  ALL;

  /// The extractors to use, of those there are.
  ///
  /// @param systemLike whether the target is a system or an image, and no source tree or function
  List<Extractor> of(List<Extractor> all, boolean systemLike) {
    return switch (this) {
      case AUTOMATIC -> systemLike ? INSTALLED.of(all, true) : all;
      case ALL -> all;
      case INSTALLED -> only(all, PackageState.INSTALLED);
      case LOCKED -> only(all, PackageState.LOCKED);
    };
  }

  private static List<Extractor> only(List<Extractor> all, PackageState state) {
    return all.stream().filter(extractor -> extractor.state() == state).toList();
  }
}
