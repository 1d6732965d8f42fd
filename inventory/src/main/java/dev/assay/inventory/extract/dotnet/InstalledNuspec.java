package dev.assay.inventory.extract.dotnet;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.inventory.extract.input.XmlFile;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;
import javax.xml.stream.XMLStreamReader;

/// Reads the `*.nuspec` that NuGet unpacks with a package into its packages folder, where it lies
/// at `NAME/VERSION/NAME.nuspec` (NuGet documentation, ".nuspec reference").
public final class InstalledNuspec implements Extractor {

  @Override
  public String name() {
    return "nuspec";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith(".nuspec") && isInPackagesFolder(path);
  }

  /// Whether the folder two above has the file's own name: source trees hold templates elsewhere.
  private static boolean isInPackagesFolder(String path) {
    int file = path.lastIndexOf('/');
    int version = file <= 0 ? -1 : path.lastIndexOf('/', file - 1);
    int length = path.length() - ".nuspec".length() - (file + 1);
    int name = version - length;
    return name >= 0
        && path.regionMatches(true, name, path, file + 1, length)
        && (name == 0 || path.charAt(name - 1) == '/');
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-NUGET", PackageType.NUGET, file.path(), sink)) {
      var metadata = new Metadata();
      XmlFile.read(file.content(), listing.problems(), metadata);
      listing.add(metadata.id, metadata.version, 0, Declaration.licensed(metadata.license));
    }
  }

  /// The children of `<package><metadata>`.
  private static final class Metadata implements XmlFile.Elements {
    private static final int DEPTH = 3;

    private String id = "";
    private String version = "";
    private String license = "";
    private boolean expression;

    @Override
    public void start(XMLStreamReader element, int depth, int line) {
      if (depth == DEPTH && element.getLocalName().equals("license")) {
        expression = XmlFile.attribute(element, "type").equals("expression");
      }
    }

    @Override
    public void end(String name, String text, int depth) {
      if (depth != DEPTH) {
        return;
      }
      switch (name) {
        case "id" -> id = text;
        case "version" -> version = text;
        case "license" -> license = expression ? text : license;
        case "licenseUrl" -> license = license.isEmpty() ? text : license;
        default -> {}
      }
    }
  }
}
