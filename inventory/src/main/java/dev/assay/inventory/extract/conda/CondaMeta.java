package dev.assay.inventory.extract.conda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.JsonFile;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads `conda-meta/*.json`, which conda writes for each package of an environment: a few fields
/// and a long list of files, which is passed over (conda documentation, "Prefix records").
public final class CondaMeta implements Extractor {

  @Override
  public String name() {
    return "conda";
  }

  @Override
  public boolean wants(String path) {
    if (!path.endsWith(".json")) {
      return false;
    }
    String folder = "conda-meta/";
    int begin = path.lastIndexOf('/') + 1 - folder.length();
    return begin >= 0
        && path.startsWith(folder, begin)
        && (begin == 0 || path.charAt(begin - 1) == '/');
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-CONDA", PackageType.CONDA, file.path(), sink)) {
      JsonFile.read(
          file.content(),
          parser -> read(parser, listing),
          (line, column, reason) ->
              listing.problems().broken(line, column, reason, "one package skipped"));
    }
  }

  private static void read(JsonParser parser, Listing listing) throws IOException {
    String name = "";
    String version = "";
    String license = "";
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
        parser.nextToken();
        switch (field) {
          case "name" -> name = JsonFile.text(parser);
          case "version" -> version = JsonFile.text(parser);
          case "license" -> license = JsonFile.text(parser);
          default -> parser.skipChildren();
        }
      }
    }
    listing.add(name, version, 0, Declaration.licensed(license));
  }
}
