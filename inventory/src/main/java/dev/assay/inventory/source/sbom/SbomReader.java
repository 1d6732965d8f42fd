package dev.assay.inventory.source.sbom;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.ScanLimits;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.model.Inventory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads the inventory out of an SBOM. Which of the formats it is, the content tells.
public final class SbomReader {
  private SbomReader() {}

  /// Reads a document from end to end.
  ///
  /// @return the packages with a purl of a known type; every other component is a problem, listed
  ///     or counted. A document that breaks off gives what stood before
  /// @throws TargetException where the file cannot be read or is no SBOM; the message's second line
  ///     says where and why
  /// @throws InterruptedException when the calling thread is interrupted
  public static Inventory read(Path path, ScanLimits limits) throws InterruptedException {
    try (InputStream in = Files.newInputStream(path)) {
      long size = Files.size(path);
      if (size > limits.fileBytes()) {
        throw new TargetException(
            "cannot read "
                + path
                + "\n  larger than the limit of "
                + limits.fileBytes()
                + " bytes");
      }
      return read(path.toString(), new BufferedInputStream(in, 1 << 16));
    } catch (NoSuchFileException e) {
      throw new TargetException("cannot read " + path + "\n  there is no such file", e);
    } catch (IOException e) {
      throw new TargetException("cannot read " + path + "\n  " + e.getMessage(), e);
    }
  }

  /// The same for a document that is no file.
  public static Inventory read(String name, InputStream in)
      throws IOException, InterruptedException {
    var document = new SbomDocument(name);
    JsonFile.read(in, parser -> readTop(parser, document), document::broken);
    return document.inventory();
  }

  /// The keys of both formats side by side: their order is free, so the one that names the format
  /// may come last.
  private static void readTop(JsonParser parser, SbomDocument document)
      throws IOException, InterruptedException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    var cycloneDx = new CycloneDx(parser, document);
    var spdx = new Spdx(parser, document);
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (key) {
        case "bomFormat" -> document.format(JsonFile.text(parser));
        case "specVersion" -> document.formatVersion(JsonFile.text(parser));
        case "spdxVersion" -> document.spdxVersion(JsonFile.text(parser));
        case "name" -> document.subject(JsonFile.text(parser));
        case "metadata" -> cycloneDx.readMetadata();
        case "components" -> cycloneDx.readComponents(value);
        case "packages" -> spdx.readPackages(value);
        default -> parser.skipChildren();
      }
    }
  }
}
