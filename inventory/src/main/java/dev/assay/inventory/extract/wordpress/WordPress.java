package dev.assay.inventory.extract.wordpress;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.LineReader;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.Declaration;
import dev.assay.model.PackageType;
import java.io.IOException;

/// Reads what WordPress itself reads to know its own version and those of plugins and themes:
/// `wp-includes/version.php`, and the comments at the head of a plugin's main file and of a
/// theme's `style.css` (WordPress developer resources, "Header Requirements", "Main Stylesheet").
/// Nothing is run. They go by the name of their folder, as the directory of wordpress.org does.
public final class WordPress implements Extractor {
  private static final String VERSION_FILE = "wp-includes/version.php";
  private static final String PLUGINS = "wp-content/plugins/";
  private static final String THEMES = "wp-content/themes/";

  /// WordPress looks at the first 8 kB (`get_file_data`).
  private static final int HEAD = 8_192;

  @Override
  public String name() {
    return "wordpress";
  }

  @Override
  public boolean wants(String path) {
    if (path.endsWith(".php")) {
      return path.endsWith(VERSION_FILE) || parts(path, PLUGINS) <= 2;
    }
    return path.endsWith("/style.css") && parts(path, THEMES) == 2;
  }

  /// How many parts a path has behind a folder; many where it is not below it.
  private static int parts(String path, String folder) {
    int at = path.lastIndexOf(folder);
    if (at < 0 || (at > 0 && path.charAt(at - 1) != '/')) {
      return Integer.MAX_VALUE;
    }
    int parts = 1;
    for (int i = at + folder.length(); i < path.length(); i++) {
      parts += path.charAt(i) == '/' ? 1 : 0;
    }
    return parts;
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-WORDPRESS", PackageType.WORDPRESS, file.path(), sink)) {
      var lines = new LineReader(file.content());
      if (file.path().endsWith(VERSION_FILE)) {
        readVersion(lines, listing);
      } else if (file.path().endsWith(".css")) {
        readHeader(lines, "Theme Name:", "theme/" + folderBehind(file.path(), THEMES), listing);
      } else {
        readHeader(lines, "Plugin Name:", "plugin/" + folderBehind(file.path(), PLUGINS), listing);
      }
    }
  }

  /// `$wp_version = '6.4.2';`
  private static void readVersion(LineReader lines, Listing listing)
      throws IOException, InterruptedException {
    while (lines.next()) {
      String text = lines.text(0);
      if (text.startsWith("$wp_version")) {
        int open = text.indexOf('\'');
        int close = text.indexOf('\'', open + 1);
        String version = open < 0 || close < 0 ? "" : text.substring(open + 1, close);
        listing.add("core", version, lines.number());
        return;
      }
    }
    listing.problems().missing(0, "$wp_version", "the version of WordPress is unknown");
  }

  private static void readHeader(LineReader lines, String title, String name, Listing listing)
      throws IOException, InterruptedException {
    boolean titled = false;
    String version = "";
    String license = "";
    int line = 0;
    int read = 0;
    while (read < HEAD && lines.next()) {
      read += lines.length() + 1;
      String text = lines.text(0);
      titled |= text.contains(title);
      String found = value(text, "Version:");
      if (version.isEmpty() && !found.isEmpty()) {
        version = found;
        line = lines.number();
      }
      license = license.isEmpty() ? value(text, "License:") : license;
    }
    // Other files of a plugin have no such header.
    if (titled) {
      listing.add(name, version, line, Declaration.licensed(license));
    }
  }

  /// A field's value behind the marks a comment's line may begin with.
  private static String value(String line, String field) {
    int at = 0;
    while (at < line.length() && " \t/*#@".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    if (!line.startsWith(field, at)) {
      return "";
    }
    String value = line.substring(at + field.length());
    int end = value.indexOf("*/");
    return (end < 0 ? value : value.substring(0, end)).strip();
  }

  /// The first part behind a folder; of a plugin in a single file its name without `.php`.
  private static String folderBehind(String path, String folder) {
    String rest = path.substring(path.lastIndexOf(folder) + folder.length());
    int slash = rest.indexOf('/');
    return slash < 0
        ? rest.substring(0, rest.length() - ".php".length())
        : rest.substring(0, slash);
  }
}
