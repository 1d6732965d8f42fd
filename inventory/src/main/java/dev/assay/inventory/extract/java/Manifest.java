package dev.assay.inventory.extract.java;

import dev.assay.inventory.extract.input.LineReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// What a jar's manifest says about its identity.
///
/// @param title `Implementation-Title`
/// @param vendorId `Implementation-Vendor-Id`
/// @param version `Implementation-Version`, else `Bundle-Version`
/// @param symbolicName `Bundle-SymbolicName` without its directives
/// @param license `Bundle-License`, an identifier or an address
record Manifest(
    String title, String vendorId, String version, String symbolicName, String license) {
  static final Manifest NONE = new Manifest("", "", "", "", "");

  /// Reads the main section. Lines of more than 72 bytes go on in the next line behind one blank
  /// (Jar File Specification, "Notes on Manifest and Signature Files").
  static Manifest parse(byte[] manifest) throws IOException, InterruptedException {
    var fields = new Fields();
    var lines = new LineReader(new ByteArrayInputStream(manifest));
    var field = new StringBuilder();
    while (lines.next() && lines.length() > 0) {
      if (lines.at(0) != ' ') {
        fields.take(field.toString());
        field.setLength(0);
      }
      field.append(lines.text(0));
    }
    fields.take(field.toString());
    return new Manifest(
        fields.title,
        fields.vendorId,
        fields.version.isEmpty() ? fields.bundleVersion : fields.version,
        fields.symbolicName,
        fields.license);
  }

  private static final class Fields {
    private String title = "";
    private String vendorId = "";
    private String version = "";
    private String bundleVersion = "";
    private String symbolicName = "";
    private String license = "";

    void take(String field) {
      int colon = field.indexOf(':');
      if (colon < 0) {
        return;
      }
      String value = field.substring(colon + 1).strip();
      switch (field.substring(0, colon)) {
        case "Bundle-License" -> license = value;
        case "Implementation-Title" -> title = value;
        case "Implementation-Vendor-Id" -> vendorId = value;
        case "Implementation-Version" -> version = value;
        case "Bundle-Version" -> bundleVersion = value;
        case "Bundle-SymbolicName" -> {
          int directives = value.indexOf(';');
          symbolicName = directives < 0 ? value : value.substring(0, directives).strip();
        }
        default -> {}
      }
    }
  }
}
