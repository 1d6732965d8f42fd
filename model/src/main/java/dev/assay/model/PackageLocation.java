package dev.assay.model;

/// Where a package was found.
///
/// @param path relative to the root of what was scanned, with `/`; parts of nested archives are
///     joined by `!/`, as in `app/lib/app.jar!/BOOT-INF/lib/log4j-core-2.14.1.jar`
/// @param line 1-based line of the package's entry in that file; 0 where lines mean nothing
/// @param layer digest of the image layer that brought the file in its present form; empty outside
///     images
public record PackageLocation(String path, int line, String layer) {
  public PackageLocation {
    if (line < 0) {
      throw new IllegalArgumentException("line must not be negative: " + line);
    }
  }

  /// A location outside any image, in a file whose lines mean nothing.
  public static PackageLocation of(String path) {
    return new PackageLocation(path, 0, "");
  }

  /// A location outside any image.
  public static PackageLocation of(String path, int line) {
    return new PackageLocation(path, line, "");
  }

  public PackageLocation inLayer(String digest) {
    return new PackageLocation(path, line, digest);
  }
}
