package dev.assay.advisory;

import dev.assay.advisory.feed.vex.VexFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The VEX documents that a scan takes into account.
public final class VexLibrary {
  private final Path kept;

  /// @param dataDir the folder of the [IndexStore], where updates keep VEX repositories
  public VexLibrary(Path dataDir) {
    this.kept = dataDir.resolve(IndexStore.VEX);
  }

  /// Reads documents.
  ///
  /// @param files documents, folders of documents, or repositories: unpacked or as archives
  /// @param products of which purls, without versions, a repository's documents are wanted
  /// @throws IOException if a file cannot be read
  public VexReading read(List<Path> files, Set<String> products)
      throws IOException, InterruptedException {
    var reader = new VexFiles(products);
    for (Path file : files) {
      reader.read(file);
    }
    return reader.reading();
  }

  /// Reads one document that is no file.
  ///
  /// @param name that its problems are told under
  public static VexReading document(String name, InputStream in) throws IOException {
    var reader = new VexFiles(Set.of());
    reader.read(name, in);
    return reader.reading();
  }

  /// The repositories that updates have fetched; none before the first update.
  public List<Path> repositories() throws IOException {
    if (!Files.isDirectory(kept)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kept)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
