package dev.assay.inventory.extract.binary;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.RandomContent;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/// Reads what a program was built from out of the program itself.
public final class BinaryFile implements Extractor {
  private static final int FIRST = 64;
  private static final String GO = ".go.buildinfo";
  private static final String GO_CONSTANTS = ".rodata";
  private static final String RUST = ".dep-v0";

  @Override
  public String name() {
    return "binary";
  }

  @Override
  public boolean wants(String path) {
    return Executables.isNamedSo(path);
  }

  @Override
  public boolean wantsExecutable(String path) {
    return Executables.isNamedLikeOne(path);
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    // Most files that may be run are scripts: they cost no more than this.
    InputStream content = file.content();
    byte[] first = content.readNBytes(FIRST);
    if (!ProgramForm.matches(first)) {
      return;
    }
    try (var problems = new FileProblems("INV-BINARY", file.path(), sink);
        var scan = new ProgramScan(file.path(), problems, sink)) {
      if (!readSections(file, scan)) {
        scan.read(new SequenceInputStream(new ByteArrayInputStream(first), content));
      }
    }
  }

  /// Reads only the sections that matter, where the file can be read anywhere and has any.
  ///
  /// @return whether nothing else of the file matters
  private static boolean readSections(ScannedFile file, ProgramScan scan)
      throws IOException, InterruptedException {
    Optional<RandomContent> random = file.random();
    if (random.isEmpty() || VersionRule.ALL.stream().anyMatch(r -> r.isFor(file.path()))) {
      return false;
    }
    Optional<ElfSections> sections = ElfSections.read(random.get());
    if (sections.isEmpty()) {
      return false;
    }
    for (String name : new String[] {GO, RUST, GO_CONSTANTS}) {
      ElfSections.Place place = sections.get().byName().get(name);
      if (place != null && (!name.equals(GO_CONSTANTS) || scan.lacksModules())) {
        scan.read(new PlaceInput(random.get(), place));
      }
    }
    return true;
  }
}
