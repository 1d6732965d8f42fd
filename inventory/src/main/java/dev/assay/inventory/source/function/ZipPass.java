package dev.assay.inventory.source.function;

import dev.assay.inventory.coalesce.FileFindings;
import dev.assay.inventory.source.EntryPath;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.ProblemException;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.tree.FileTree;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// One pass over a zip archive: by its directory, or from the front where that is lost.
final class ZipPass {
  private final Scan scan;
  private final String name;
  private final FileTree tree;
  private long count;

  private ZipPass(Scan scan, String name, FileTree tree) {
    this.scan = scan;
    this.name = name;
    this.tree = tree;
  }

  static void read(Scan scan, Path path, FileTree tree) throws IOException, InterruptedException {
    var pass = new ZipPass(scan, path.toString(), tree);
    try (var zip = new ZipFile(path.toFile())) {
      pass.byDirectory(zip);
    } catch (ProblemException e) {
      scan.add(e.in(path.toString(), "the rest of the archive is left out"));
    } catch (ZipException e) {
      pass.fromTheFront(path, e);
    }
  }

  private void byDirectory(ZipFile zip) throws IOException, InterruptedException {
    var entries = zip.entries().asIterator();
    while (entries.hasNext()) {
      ZipEntry entry = entries.next();
      if (isWanted(entry)) {
        try (InputStream in = zip.getInputStream(entry)) {
          read(entry, new ExpansionLimit(in, entry, scan));
        } catch (ZipException e) {
          // An unknown method or an encrypted entry; its neighbours may be sound.
          String place = name + ": " + entry.getName();
          scan.add(ProblemCode.DAMAGED.in(place, Scan.reason(e), "the entry is left out"));
        }
      }
    }
  }

  private void fromTheFront(Path path, ZipException why) throws IOException, InterruptedException {
    long before = count;
    try (var zip = new ZipInputStream(Files.newInputStream(path))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (isWanted(entry)) {
          read(entry, new ExpansionLimit(zip, entry, scan));
        }
      }
    } catch (ProblemException e) {
      scan.add(e.in(name, "the rest of the archive is left out"));
    } catch (EOFException | ZipException e) {
      // Said below: the directory is lost in any case.
      count = Math.max(count, before);
    }
    if (count == 0) {
      throw why;
    }
    scan.add(
        ProblemCode.TRUNCATED.in(
            name, Scan.reason(why), "only what could be read from the front is listed"));
  }

  private boolean isWanted(ZipEntry entry) throws IOException, InterruptedException {
    if (++count > scan.limits().entries()) {
      throw new ProblemException(ProblemCode.ENTRIES, scan.limits().entries() + " entries");
    }
    scan.met();
    scan.budget().checkTime();
    if (EntryPath.escapes(entry.getName())) {
      scan.add(ProblemCode.ESCAPE.in(name + ": " + entry.getName(), "the entry is left out"));
      return false;
    }
    return !entry.isDirectory() && scan.wants(EntryPath.clean(entry.getName()));
  }

  private void read(ZipEntry entry, InputStream content) throws InterruptedException {
    String path = EntryPath.clean(entry.getName());
    tree.file(path);
    FileFindings found = scan.extractStream(path, entry.getSize(), content);
    if (!tree.found(path, found)) {
      scan.add(ProblemCode.DUPLICATE.in(name + ": " + path, "the last one counts"));
    }
  }
}
