package dev.assay.inventory.source.folder;

import dev.assay.inventory.source.EntryPath;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.ProblemException;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.ScanFanOut;
import dev.assay.inventory.source.tree.FileTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/// Walks everything below a folder with all processors. Links are noted, never walked through, so
/// that there are no loops and no way out.
final class FolderWalk {
  private static final Set<PosixFilePermission> EXECUTE =
      Set.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Scan scan;
  private final Path root;
  private final Set<String> leftOut;
  private final FolderQueue queue = new FolderQueue();
  private final AtomicLong entries = new AtomicLong();

  FolderWalk(Scan scan, Path root, Set<String> leftOut) {
    this.scan = scan;
    this.root = root;
    this.leftOut = leftOut;
  }

  FileTree read() throws InterruptedException {
    queue.put("");
    Callable<FileTree> worker = this::work;
    int workers = Runtime.getRuntime().availableProcessors();
    var tree = new FileTree("");
    ScanFanOut.all(Collections.nCopies(workers, worker)).forEach(tree::join);
    return tree;
  }

  /// Reads files that only a link makes wanted.
  ///
  /// @param wanted real path → the name an extractor knows it by
  void readLinked(Map<String, String> wanted, FileTree tree) throws InterruptedException {
    for (var file : wanted.entrySet()) {
      var refused = new Refusals();
      readFile(file.getKey(), file.getValue(), tree, refused);
      refused.report(scan, EntryPath.parent(file.getKey()));
    }
  }

  private FileTree work() throws InterruptedException {
    var tree = new FileTree("");
    try {
      for (var folder = queue.take(); folder.isPresent(); folder = queue.take()) {
        try {
          scan.budget().checkTime();
          folder(folder.get(), tree);
        } finally {
          queue.done();
        }
      }
    } catch (ProblemException e) {
      queue.close();
      scan.add(e.in(root.toString(), "the rest of the folder is left out"));
    }
    return tree;
  }

  private void folder(String path, FileTree tree) throws ProblemException, InterruptedException {
    var refused = new Refusals();
    try (var names = Files.newDirectoryStream(root.resolve(path))) {
      for (Path file : names) {
        if (entries.incrementAndGet() > scan.limits().entries()) {
          throw new ProblemException(ProblemCode.ENTRIES, scan.limits().entries() + " entries");
        }
        scan.met();
        entry(EntryPath.join(path, file.getFileName().toString()), file, names, tree, refused);
      }
    } catch (ProblemException e) {
      throw e;
    } catch (IOException e) {
      refused.add(e);
    } catch (DirectoryIteratorException e) {
      refused.add(new IOException(e.getMessage(), e));
    }
    refused.report(scan, path);
  }

  private void entry(
      String path, Path file, DirectoryStream<Path> folder, FileTree tree, Refusals refused)
      throws IOException, InterruptedException {
    BasicFileAttributes attributes;
    try {
      attributes = attributes(file, folder);
    } catch (NoSuchFileException e) {
      // A live host's files come and go.
      return;
    } catch (IOException e) {
      refused.add(e);
      return;
    }
    if (attributes.isDirectory()) {
      if (!leftOut.contains(path) && scan.chosen().enters(path)) {
        queue.put(path);
      }
    } else if (attributes.isRegularFile()) {
      tree.file(path);
      if (scan.wants(path) || (scan.wantsExecutable(path) && isExecutable(attributes))) {
        readFile(path, path, tree, refused);
      }
    } else if (attributes.isSymbolicLink()) {
      link(path, file, tree, refused);
    } else if (scan.wants(path)) {
      scan.add(ProblemCode.SPECIAL.in(path, "the file is not read"));
    }
  }

  /// By name within the open folder where the system can, which spares it the way from the root.
  private static BasicFileAttributes attributes(Path file, DirectoryStream<Path> folder)
      throws IOException {
    if (folder instanceof SecureDirectoryStream<Path> open) {
      var view =
          open.getFileAttributeView(
              file.getFileName(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view != null) {
        return view.readAttributes();
      }
    }
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /// Where the system keeps no modes, every file may be a program.
  private static boolean isExecutable(BasicFileAttributes attributes) {
    return !(attributes instanceof PosixFileAttributes posix)
        || !Collections.disjoint(posix.permissions(), EXECUTE);
  }

  private void link(String path, Path file, FileTree tree, Refusals refused) {
    try {
      String target = Files.readSymbolicLink(file).toString();
      tree.symbolicLink(path, target);
      if (scan.wants(path) && leadsOut(file, target)) {
        scan.add(ProblemCode.LINK_ESCAPE.in(path, target, "the file is not read"));
      }
    } catch (IOException e) {
      refused.add(e);
    }
  }

  /// An absolute link is read as one within the root, where a root file system's links lead.
  private boolean leadsOut(Path link, String target) {
    if (target.startsWith("/")) {
      return !Files.exists(root.resolve(target.substring(1)), LinkOption.NOFOLLOW_LINKS);
    }
    return !link.resolveSibling(target).normalize().startsWith(root);
  }

  private void readFile(String path, String name, FileTree tree, Refusals refused)
      throws InterruptedException {
    Path file = root.resolve(path);
    try (var open = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      var found = scan.extractFile(name, open);
      if (!found.isEmpty()) {
        tree.found(path, found);
      }
    } catch (NoSuchFileException e) {
      // Gone between listing and opening.
      tree.dropFound(path);
    } catch (IOException e) {
      refused.add(e);
    }
  }

  /// What of one folder could not be read: one problem for each kind, with a count.
  private static final class Refusals {
    private int denied;
    private int unreadable;
    private String reason = "";

    void add(IOException e) {
      if (e instanceof AccessDeniedException) {
        denied++;
      } else {
        unreadable++;
        reason = Scan.reason(e);
      }
    }

    void report(Scan scan, String folder) {
      String where = folder.isEmpty() ? "." : folder;
      if (denied > 0) {
        scan.add(ProblemCode.DENIED.in(where, denied + " not opened", "they are left out"));
      }
      if (unreadable > 0) {
        String detail = unreadable + " times, the last: " + reason;
        scan.add(ProblemCode.UNREADABLE.in(where, detail, "they are left out"));
      }
    }
  }
}
