package dev.assay.inventory.extract.java;

import dev.assay.inventory.ArchiveIndex;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.model.Declaration;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageLocation;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One archive and all archives in it. What it may cost is limited for the outermost archive as a
/// whole, since entries of a hostile one can share their bytes.
final class ArchiveWalk {
  private static final int DEEPEST = 5;
  private static final int BATCH = 1_024;
  private static final int LARGEST_TEXT = 1 << 20;

  /// Repositories hold no larger archive; reading it for its digest would take longer than the
  // rest.
  private static final long LARGEST_INDEXED = 2L << 30;

  private final FileProblems problems;
  private final PackageSink sink;
  private final ArchiveIndex index;
  private long unpackable = 2L << 30;
  private long holdable;
  private int entriesLeft = 4_000_000;
  private int archivesLeft = 20_000;

  /// @param holdable bytes of memory that archives in the archive may take, all together
  ArchiveWalk(FileProblems problems, PackageSink sink, long holdable, ArchiveIndex index) {
    this.index = index;
    this.problems = problems;
    this.sink = sink;
    this.holdable = holdable;
  }

  /// Reads one archive.
  ///
  /// @param path of the archive, for people and for the location of its packages
  void enter(String path, ZipSlice archive, int depth) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    archivesLeft--;
    if (!archive.open()) {
      broken(path, "no zip archive, or cut off");
      return;
    }
    List<MavenIdentity> stated = new ArrayList<>();
    var manifest = Manifest.NONE;
    boolean hasClasses = false;
    boolean hasArchives = false;
    while (archive.next()) {
      if (--entriesLeft < 0) {
        problems.limit(0, "more than 4000000 entries", "the rest of " + path + " was not read");
        return;
      }
      if (entriesLeft % BATCH == 0 && Thread.interrupted()) {
        throw new InterruptedException();
      }
      switch (archive.kind()) {
        case CLASS -> hasClasses = true;
        case IDENTITY -> MavenIdentity.parse(text(path, archive)).ifPresent(stated::add);
        case MANIFEST -> manifest = Manifest.parse(text(path, archive));
        case ARCHIVE -> {
          hasArchives = true;
          nested(path, archive, depth);
        }
        case OTHER -> {}
      }
    }
    if (!archive.isComplete()) {
      broken(path, "the zip directory is damaged");
    }
    identify(path, archive, stated, manifest, hasClasses && !hasArchives);
  }

  private void nested(String path, ZipSlice archive, int depth)
      throws IOException, InterruptedException {
    String inner = path + "!/" + archive.name();
    if (depth + 1 >= DEEPEST || archivesLeft <= 0) {
      problems.limit(0, "archives nested too deep or too many", inner + " was not read");
      return;
    }
    Optional<ZipSlice.Nested> content = archive.archive(unpackable, holdable, !index.isEmpty());
    if (content.isEmpty()) {
      broken(inner, "damaged, encrypted or too large");
      charge(archive, unpackable);
      return;
    }
    unpackable -= content.get().unpacked();
    holdable -= content.get().held();
    enter(inner, content.get().slice(), depth + 1);
    holdable += content.get().held();
  }

  private byte[] text(String path, ZipSlice archive) throws IOException {
    int most = (int) Math.min(LARGEST_TEXT, unpackable);
    Optional<byte[]> content = archive.text(most);
    if (content.isEmpty()) {
      broken(path + "!/" + archive.name(), "damaged, encrypted or too large");
      charge(archive, most);
      return new byte[0];
    }
    unpackable -= content.get().length;
    return content.get();
  }

  /// What could not be used may have been unpacked all the same, and thousands of entries may be
  /// the same bytes.
  private void charge(ZipSlice archive, long most) {
    if (archive.unpacksTo(most)) {
      unpackable -= archive.unpackedSize();
    }
  }

  private void identify(
      String path,
      ZipSlice archive,
      List<MavenIdentity> stated,
      Manifest manifest,
      boolean needsIdentity)
      throws IOException, InterruptedException {
    if (!stated.isEmpty()) {
      // What several packages were put into says nothing of the terms of each.
      boolean one = stated.stream().distinct().count() == 1;
      String license = one ? manifest.license() : "";
      stated.stream().distinct().forEach(identity -> add(path, identity, license));
      return;
    }
    Optional<MavenIdentity> told = RepositoryPath.identify(path);
    if (told.isEmpty()) {
      told = indexed(path, archive);
    }
    if (told.isEmpty()) {
      told = ArchiveName.of(path).identify(manifest);
    }
    if (told.isPresent()) {
      add(path, told.get(), manifest.license());
    } else if (needsIdentity) {
      problems.add(
          5,
          0,
          0,
          path,
          "",
          "neither pom.properties nor manifest nor file name tells group, artifact and version",
          "the archive is not judged");
    }
  }

  private Optional<MavenIdentity> indexed(String path, ZipSlice archive)
      throws IOException, InterruptedException {
    if (index.isEmpty() || archive.length() > LARGEST_INDEXED) {
      return Optional.empty();
    }
    Optional<String> sha1 = archive.sha1();
    if (sha1.isEmpty()) {
      return Optional.empty();
    }
    try {
      return index
          .find(sha1.get())
          .map(one -> new MavenIdentity(one.group(), one.artifact(), one.version()));
    } catch (ArchiveIndex.DamagedException e) {
      problems.add(6, 0, 0, path, "", e.reason(), "the archive is not looked up");
      return Optional.empty();
    }
  }

  private void add(String path, MavenIdentity identity, String license) {
    String effect = "one package of the archive skipped";
    if (problems.accepts(0, "groupId", identity.group(), effect)
        && problems.accepts(0, "artifactId", identity.artifact(), effect)
        && problems.accepts(0, "version", identity.version(), effect)) {
      sink.add(
          InstalledPackage.of(
                  PackageType.MAVEN,
                  identity.group() + ":" + identity.artifact(),
                  identity.version(),
                  PackageLocation.of(path))
              .declared(Declaration.licensed(license)));
    }
  }

  private void broken(String path, String reason) {
    problems.add(4, 0, 0, path, "", reason, "what it holds was skipped");
  }
}
