package dev.assay.advisory.feed.vex;

import dev.assay.advisory.VexReading;
import dev.assay.advisory.VexStatement;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads VEX documents from files, folders, and repositories, packed or not. Of a repository only
/// the documents about the products asked for are read.
public final class VexFiles {
  private static final int MOST_FILES = 50_000;
  private static final int MOST_PROBLEMS = 1_000;

  private final Set<String> products;
  private final List<VexStatement> statements = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();
  private int untold;

  /// @param products purls without versions, as [dev.assay.advisory.VexPurls#base] writes them
  public VexFiles(Set<String> products) {
    this.products = Set.copyOf(products);
  }

  /// What was read so far.
  public VexReading reading() {
    if (untold == 0) {
      return new VexReading(statements, problems);
    }
    var told = new ArrayList<InputProblem>(problems);
    told.add(
        InputProblem.of(
            VexDocument.CODE,
            "VEX documents",
            "have " + untold + " problems beyond these " + MOST_PROBLEMS,
            "they are counted and not listed"));
    return new VexReading(statements, told);
  }

  /// Reads one file, or all of one folder.
  public void read(Path path) throws IOException, InterruptedException {
    if (Files.isDirectory(path)) {
      readFolder(path);
    } else if (Archive.isArchive(path.getFileName().toString())) {
      readArchive(new FeedFile(path.toString(), () -> Files.newInputStream(path)));
    } else {
      document(path, path.toString());
    }
  }

  private void readFolder(Path folder) throws IOException {
    Path index = folder.resolve(VexIndex.FILE);
    if (Files.isRegularFile(folder.resolve(VexIndex.MANIFEST)) && Files.isRegularFile(index)) {
      var wanted = new VexIndex(products);
      try (InputStream in = Files.newInputStream(index)) {
        wanted.read(in, origin(index.toString()));
      }
      for (String location : wanted.locations()) {
        Path file = folder.resolve(location).normalize();
        if (file.startsWith(folder.normalize()) && Files.isRegularFile(file)) {
          document(file, file.toString());
        } else {
          problem(file.toString(), "is named by the index and is missing", "it is passed over");
        }
      }
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files =
          walk.filter(f -> f.toString().endsWith(".json") && Files.isRegularFile(f))
              .limit(MOST_FILES + 1)
              .sorted()
              .toList();
    }
    if (files.size() > MOST_FILES) {
      problem(
          folder.toString(), "holds more than " + MOST_FILES + " documents", "the rest is skipped");
    }
    for (Path file : files.subList(0, Math.min(files.size(), MOST_FILES))) {
      document(file, file.toString());
    }
  }

  /// Twice: the index may lie behind the documents that it names.
  private void readArchive(FeedFile archive) throws IOException, InterruptedException {
    var wanted = new VexIndex(products);
    Archive.walk(
        archive,
        VexDocument.CODE,
        new Sink(),
        (name, in) -> {
          if (VexIndex.isIndex(name)) {
            wanted.read(in, origin(archive.path() + "!/" + name));
          }
        });
    if (!wanted.locations().isEmpty()) {
      Archive.walk(
          archive,
          VexDocument.CODE,
          new Sink(),
          (name, in) -> {
            if (wanted.names(name)) {
              VexDocument.read(in, origin(archive.path() + "!/" + name), statements::add);
            }
          });
    }
  }

  private void document(Path file, String name) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      read(name, in);
    }
  }

  /// Reads one document.
  public void read(String name, InputStream in) throws IOException {
    VexDocument.read(in, origin(name), statements::add);
  }

  private Origin origin(String source) {
    return new Origin(VexDocument.CODE, source, new Sink());
  }

  private void problem(String source, String reason, String effect) {
    keep(InputProblem.of(VexDocument.CODE, source, reason, effect));
  }

  private void keep(InputProblem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      untold++;
    }
  }

  /// Takes problems alone.
  private final class Sink implements FactSink {
    @Override
    public void accept(Fact fact) {}

    @Override
    public void countRecord() {}

    @Override
    public void countLeftOut() {}

    @Override
    public void problem(InputProblem problem) {
      keep(problem);
    }

    @Override
    public void feedTime(Instant time) {}
  }
}
