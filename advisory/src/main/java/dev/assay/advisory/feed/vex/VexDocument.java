package dev.assay.advisory.feed.vex;

import dev.assay.advisory.VexStatement;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads one document in whichever of the formats it is.
public final class VexDocument {
  /// Code of what is wrong with a document.
  public static final String CODE = "ADV-VEX-001";

  private VexDocument() {}

  /// Gives every statement of a document.
  public static void read(InputStream in, Origin origin, Consumer<VexStatement> statements)
      throws IOException {
    Optional<Fields> document = Json.object(in, origin);
    document.ifPresent(fields -> read(fields, statements));
  }

  private static void read(Fields document, Consumer<VexStatement> statements) {
    if (document.has("bomFormat")) {
      new CycloneDxVex(document, statements).read();
    } else if (document.has("document") && document.object("document").has("csaf_version")) {
      new CsafVex(document, statements).read();
    } else if (document.has("statements")) {
      new OpenVex(document, statements).read();
    } else {
      document.problem(
          "", "", "is neither OpenVEX nor CSAF nor CycloneDX", "the document is skipped");
    }
  }
}
