package dev.assay.advisory.feed;

import com.github.luben.zstd.ZstdInputStream;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.model.InputProblem;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// Walks the members of an archive without unpacking it to disk, within limits.
public final class Archive {
  /// The largest upstream archive has 250,000 members of 16 kB on average.
  private static final int MOST_MEMBERS = 2_000_000;

  private static final long LONGEST_MEMBER = 64L << 20;
  private static final long MOST_BYTES = 64L << 30;

  /// `zstd --long=27`, which upstream archives are packed with.
  private static final int WINDOW_LOG = 27;

  /// What `xz -9` asks of its reader is a quarter of it.
  private static final int MOST_XZ_KIB = 256 << 10;

  private Archive() {}

  /// Takes one member. It need not read to the end, nor close the stream.
  public interface Visitor {
    void member(String name, InputStream bytes) throws IOException, InterruptedException;
  }

  public static boolean isArchive(String path) {
    return path.endsWith(".zip") || isTar(path);
  }

  /// Visits each file in an archive, in archive order. A member with a name that leaves the archive
  /// becomes a problem; so does reaching a limit, which ends the walk.
  ///
  /// @param code of the problems
  public static void walk(FeedFile file, String code, FactSink sink, Visitor visitor)
      throws IOException, InterruptedException {
    var walk = new Walk(file.path(), code, sink, visitor);
    try (InputStream raw = new BufferedInputStream(file.open(), 1 << 16)) {
      if (isTar(file.path())) {
        try (var tar = new TarArchiveInputStream(unpacked(file.path(), raw))) {
          for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
            if (e.isFile() && !walk.take(e.getName(), tar)) {
              return;
            }
          }
        }
      } else {
        try (var zip = new ZipInputStream(raw)) {
          for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
            if (!e.isDirectory() && !walk.take(e.getName(), zip)) {
              return;
            }
          }
        }
      }
    }
  }

  /// Takes one document of a feed.
  public interface DocumentVisitor {
    /// Takes a document; it need not close the stream.
    ///
    /// @param name of the file in the mirror, or of the member in the archive
    void document(String name, InputStream bytes, Origin origin)
        throws IOException, InterruptedException;
  }

  /// Visits the one document that a file is, or each wanted member of the archive that it is. Every
  /// one counts as a record.
  ///
  /// @param code of the problems
  /// @param wanted says by the member's name whether it is a document
  public static void documents(
      FeedFile file, String code, FactSink sink, Predicate<String> wanted, DocumentVisitor visitor)
      throws IOException, InterruptedException {
    if (!isArchive(file.path())) {
      sink.countRecord();
      try (InputStream in = file.open()) {
        visitor.document(file.path(), in, new Origin(code, file.path(), sink));
      }
      return;
    }
    walk(
        file,
        code,
        sink,
        (name, bytes) -> {
          if (wanted.test(name)) {
            sink.countRecord();
            visitor.document(name, bytes, new Origin(code, file.path() + "!/" + name, sink));
          }
        });
  }

  /// The bytes of a file that may be packed with gzip, bzip2, xz or zstd, as its name says.
  public static InputStream unpacked(String path, InputStream raw) throws IOException {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "gz", "tgz" -> new GZIPInputStream(raw, 1 << 16);
      case "bz2" -> new BZip2CompressorInputStream(raw, true);
      case "xz" -> new XZInputStream(raw, MOST_XZ_KIB);
      case "zst" -> new ZstdInputStream(raw).setLongMax(WINDOW_LOG);
      default -> raw;
    };
  }

  private static boolean isTar(String path) {
    return path.endsWith(".tgz")
        || List.of(".tar", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst").stream()
            .anyMatch(path::endsWith);
  }

  /// The state of one walk.
  private static final class Walk {
    private final String path;
    private final String code;
    private final FactSink sink;
    private final Visitor visitor;
    private int members;
    private long bytes;

    Walk(String path, String code, FactSink sink, Visitor visitor) {
      this.path = path;
      this.code = code;
      this.sink = sink;
      this.visitor = visitor;
    }

    /// @return whether to go on
    boolean take(String name, InputStream in) throws IOException, InterruptedException {
      if (++members > MOST_MEMBERS || bytes > MOST_BYTES) {
        problem(
            "", "holds more than " + MOST_MEMBERS + " members or 64 GiB", "the rest is skipped");
        return false;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException("reading " + path);
      }
      if (name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../")) {
        problem(name, "the member's name leads out of the archive", "the member is skipped");
        return true;
      }
      var bounded = new Bounded(in);
      try {
        visitor.member(name, bounded);
      } catch (MemberTooLong e) {
        problem(name, "is longer than 64 MiB", "the member is skipped");
      }
      bytes += bounded.read;
      return true;
    }

    private void problem(String member, String reason, String effect) {
      String source = member.isEmpty() ? path : path + "!/" + member;
      sink.problem(InputProblem.of(code, source, reason, effect));
    }
  }

  private static final class MemberTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Refuses to read on past the limit, and leaves the archive open when closed.
  private static final class Bounded extends FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(Math.max(0, count));
      return count;
    }

    @Override
    public void close() {}

    private void count(int more) throws IOException {
      read += more;
      if (read > LONGEST_MEMBER) {
        throw new MemberTooLong();
      }
    }
  }
}
