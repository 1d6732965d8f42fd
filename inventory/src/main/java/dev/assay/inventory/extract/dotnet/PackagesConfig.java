package dev.assay.inventory.extract.dotnet;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileName;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.XmlFile;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;
import javax.xml.stream.XMLStreamReader;

/// Reads the XML that names NuGet packages with one version each: `packages.config` with `<package
/// id version developmentDependency>` (NuGet documentation, "packages.config reference"), and
/// `Directory.Packages.props` with `<PackageVersion Include Version>` ("Central Package
/// Management").
public final class PackagesConfig implements LockExtractor {
  private static final String CENTRAL = "Directory.Packages.props";

  @Override
  public String name() {
    return "nuget-config";
  }

  @Override
  public boolean wants(String path) {
    return FileName.is(path, "packages.config") || FileName.is(path, CENTRAL);
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    boolean central = FileName.is(file.path(), CENTRAL);
    try (var listing = new Listing("INV-NUGET", PackageType.NUGET, file.path(), sink)) {
      XmlFile.read(
          file.content(), listing.problems(), central ? new Central(listing) : new Config(listing));
    }
  }

  private record Config(Listing listing) implements XmlFile.Elements {
    @Override
    public void start(XMLStreamReader element, int depth, int line) {
      if (element.getLocalName().equals("package")) {
        boolean development =
            XmlFile.attribute(element, "developmentDependency").equalsIgnoreCase("true");
        listing.add(
            XmlFile.attribute(element, "id"),
            XmlFile.attribute(element, "version"),
            line,
            new Declaration(Declaration.Relation.UNSTATED, development, ""));
      }
    }

    @Override
    public void end(String name, String text, int depth) {}
  }

  private record Central(Listing listing) implements XmlFile.Elements {
    @Override
    public void start(XMLStreamReader element, int depth, int line) {
      String kind = element.getLocalName();
      boolean global = kind.equals("GlobalPackageReference");
      if (!global && !kind.equals("PackageVersion")) {
        return;
      }
      String name = XmlFile.attribute(element, "Include");
      String version = exact(XmlFile.attribute(element, "Version"));
      if (version.isEmpty()) {
        listing.open(name, line);
      } else {
        // "GlobalPackageReference" is for tools of the build.
        listing.add(name, version, line, Declaration.dependency(true, global));
      }
    }

    @Override
    public void end(String name, String text, int depth) {}

    /// `1.0` and `[1.0]` name the version that is taken if nothing asks for more; properties,
    /// floating versions and ranges name none.
    private static String exact(String version) {
      boolean bracketed = version.startsWith("[") && version.endsWith("]");
      String inner = bracketed ? version.substring(1, version.length() - 1) : version;
      return inner.chars().anyMatch(c -> "$*,()[]".indexOf(c) >= 0) ? "" : inner;
    }
  }
}
