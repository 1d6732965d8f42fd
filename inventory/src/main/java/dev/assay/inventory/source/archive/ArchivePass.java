package dev.assay.inventory.source.archive;

import dev.assay.inventory.source.EntryPath;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.ProblemException;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.tree.FileTree;
import dev.assay.model.InputProblem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One pass over one tar archive, from its first byte to its last: wanted files go to the
/// extractors, everything else is only noted by name.
public final class ArchivePass {
  /// Linux's `PATH_MAX`: no longer path was ever a file.
  private static final int LONGEST_PATH = 4096;

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final String REST_LOST = "the rest of the archive is left out";

  private final Scan scan;
  private final String name;
  private final FileTree tree;
  private final Function<String, Optional<String>> names;
  private final boolean whole;
  private boolean isWhole = true;

  /// @param whole whether all of the archive is looked at, programs among it
  private ArchivePass(
      Scan scan,
      String name,
      FileTree tree,
      Function<String, Optional<String>> names,
      boolean whole) {
    this.whole = whole;
    this.scan = scan;
    this.name = name;
    this.tree = tree;
    this.names = names;
  }

  /// How a pass ended.
  public enum Outcome {
    /// Everything was read, and is what the digests say.
    WHOLE,
    /// Something was left out, and said to be.
    PARTIAL,
    /// The archive is not the one its digests name.
    ANOTHER
  }

  /// Reads a layer and everything in it that an extractor wants.
  ///
  /// @param name of the archive, for problems
  /// @param digests to hold the bytes against
  /// @param tree is filled
  public static Outcome read(Scan scan, String name, InputStream in, Digests digests, FileTree tree)
      throws InterruptedException {
    return new ArchivePass(
            scan, name, tree, path -> scan.wants(path) ? Optional.of(path) : Optional.empty(), true)
        .run(in, digests);
  }

  /// Reads only some files, by the names that extractors know them by.
  ///
  /// @param wanted path in the archive → path for the extractors
  public static Outcome readOnly(
      Scan scan,
      String name,
      InputStream in,
      Digests digests,
      FileTree tree,
      Map<String, String> wanted)
      throws InterruptedException {
    return new ArchivePass(scan, name, tree, path -> Optional.ofNullable(wanted.get(path)), false)
        .run(in, digests);
  }

  private Outcome run(InputStream in, Digests digests) throws InterruptedException {
    try (var packed = new PackedInput(in, Digests.hash(digests.packed()).orElse(null));
        var unpacked =
            new MeteredInput(
                Packing.unpacked(packed),
                packed,
                scan,
                Digests.hash(digests.unpacked()).orElse(null))) {
      if (entries(new TarReader(unpacked))) {
        unpacked.drain();
        packed.drain();
        boolean holds =
            holds(digests.packed(), packed.digest())
                && holds(digests.unpacked(), unpacked.digest());
        return !holds ? Outcome.ANOTHER : isWhole ? Outcome.WHOLE : Outcome.PARTIAL;
      }
    } catch (ProblemException e) {
      add(e.in(name, REST_LOST));
    } catch (EOFException e) {
      add(ProblemCode.TRUNCATED.in(name, Scan.reason(e), REST_LOST));
    } catch (IOException e) {
      add(ProblemCode.DAMAGED.in(name, Scan.reason(e), REST_LOST));
    }
    return Outcome.PARTIAL;
  }

  private void add(InputProblem problem) {
    isWhole = false;
    scan.add(problem);
  }

  private boolean holds(String stated, String found) {
    if (!stated.equals(found)) {
      add(ProblemCode.DIGEST.in(name, "its digest is " + found, "nothing in it is listed"));
    }
    return stated.equals(found);
  }

  /// Reads entry by entry, and says whether that reached the end.
  private boolean entries(TarReader tar) throws IOException, InterruptedException {
    long count = 0;
    try {
      for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
        if (++count > scan.limits().entries()) {
          add(ProblemCode.ENTRIES.in(name, scan.limits().entries() + "", REST_LOST));
          return false;
        }
        scan.met();
        entry(entry.get(), tar);
      }
      return true;
    } finally {
      if (tar.damaged() > 0) {
        add(
            ProblemCode.DAMAGED.in(
                name, tar.damaged() + " unreadable headers", "the entries they name are left out"));
      }
    }
  }

  private void entry(TarEntry entry, TarReader tar) throws InterruptedException {
    if (EntryPath.escapes(entry.path())) {
      add(ProblemCode.ESCAPE.in(name + ": " + entry.path(), "the entry is left out"));
      return;
    }
    if (entry.path().length() > LONGEST_PATH || entry.target().length() > LONGEST_PATH) {
      add(ProblemCode.DAMAGED.in(name, "a path is too long", "the entry is left out"));
      return;
    }
    String path = EntryPath.clean(entry.path());
    if (path.isEmpty()) {
      return;
    }
    String last = EntryPath.name(path);
    if (last.startsWith(WHITEOUT)) {
      whiteout(EntryPath.parent(path), last);
      return;
    }
    switch (entry.kind()) {
      case FOLDER -> tree.folder(path);
      case FILE -> file(path, entry, tar);
      case SYMBOLIC_LINK -> tree.symbolicLink(path, entry.target());
      case HARD_LINK -> hardLink(path, entry.target());
      case SPECIAL -> special(path);
    }
  }

  /// OCI image specification 1.1, "Whiteouts". Other names with `.wh..wh.` are AUFS's own.
  private void whiteout(String folder, String last) {
    if (last.equals(OPAQUE)) {
      tree.hideBelow(folder);
    } else if (!last.startsWith(WHITEOUT + WHITEOUT) && last.length() > WHITEOUT.length()) {
      tree.remove(EntryPath.join(folder, last.substring(WHITEOUT.length())));
    }
  }

  private void file(String path, TarEntry entry, TarReader tar) throws InterruptedException {
    tree.file(path);
    var known = names.apply(path);
    if (known.isEmpty() && whole && entry.executable() && scan.wantsExecutable(path)) {
      program(path, entry, tar);
    } else if (known.isEmpty()) {
      tree.dropFound(path);
    } else if (!tree.found(path, scan.extractMember(known.get(), entry.size(), tar.content()))) {
      add(ProblemCode.DUPLICATE.in(name + ": " + path, "the last one counts"));
    }
  }

  /// Most programs hold no package, and then nothing is kept of them.
  private void program(String path, TarEntry entry, TarReader tar) throws InterruptedException {
    var found = scan.extractMember(path, entry.size(), tar.content());
    if (found.isEmpty()) {
      tree.dropFound(path);
    } else {
      tree.found(path, found);
    }
  }

  private void hardLink(String path, String target) {
    if (EntryPath.escapes(target)) {
      add(ProblemCode.ESCAPE.in(name + ": " + path, "the link is left out"));
    } else if (names.apply(path).isPresent()) {
      tree.hardLink(path, EntryPath.clean(target));
    } else {
      tree.file(path);
    }
  }

  private void special(String path) {
    tree.file(path);
    // Images hold device files as a matter of course; only one in a package's place is news.
    if (names.apply(path).isPresent()) {
      add(ProblemCode.SPECIAL.in(name + ": " + path, "the file is not read"));
    }
  }
}
