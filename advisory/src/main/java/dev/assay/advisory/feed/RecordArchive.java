package dev.assay.advisory.feed;

import dev.assay.advisory.feed.Fields.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;

/// A repository in which every record is a file of its own: packed, as its host serves it, or as a
/// folder, as it is cloned.
///
/// @param code of the problems
/// @param place where it lies in a mirror, up to the first part of its name: `language/rubysec-`
/// @param wanted says by its name within the repository which file is a record
public record RecordArchive(String code, String place, Predicate<String> wanted) {

  /// Turns the bytes of a member into its fields; empty, with a problem, where it cannot.
  public interface Reader {
    Optional<Fields> read(InputStream in, Origin origin) throws IOException;
  }

  /// Takes one record.
  public interface Visitor {
    /// Takes a record.
    ///
    /// @param name of the file within the repository: `gems/rack/CVE-2024-1.yml`
    void record(String name, Fields fields);
  }

  /// Whether a file of a mirror is the repository or a record of it.
  public boolean holds(String path) {
    return path.startsWith(place) && (Archive.isArchive(path) || wanted.test(within(path)));
  }

  /// Reads every record; each is counted, whatever it leads to.
  public void read(FeedFile file, FactSink sink, Reader reader, Visitor visitor)
      throws IOException, InterruptedException {
    boolean isArchive = Archive.isArchive(file.path());
    Archive.documents(
        file,
        code,
        sink,
        member -> wanted.test(nameOf(member)),
        (path, in, origin) -> {
          String name = isArchive ? nameOf(path) : within(path);
          reader.read(in, origin).ifPresent(fields -> visitor.record(name, fields));
        });
  }

  /// A host packs all in one folder, whose name tells the branch.
  private String nameOf(String member) {
    return wanted.test(member) ? member : withoutFirst(member);
  }

  private String within(String path) {
    return withoutFirst(path.substring(place.length()));
  }

  private static String withoutFirst(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? "" : path.substring(slash + 1);
  }
}
