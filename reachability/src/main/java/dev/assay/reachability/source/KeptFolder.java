package dev.assay.reachability.source;

import dev.assay.reachability.NetworkReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A folder of answers that is read again and again: a file whose size and time have stayed is not
/// opened, and what was read of it is kept. For one thread.
public final class KeptFolder {
  private final Path folder;
  private Map<Path, Kept> files = new HashMap<>();

  private record Kept(long size, FileTime modified, DescribeFolder answers) {
    boolean isOf(BasicFileAttributes now) {
      return size == now.size() && modified.equals(now.lastModifiedTime());
    }
  }

  public KeptFolder(Path folder) {
    this.folder = folder;
  }

  /// Reads a single answer, however it came.
  ///
  /// @throws IOException when it breaks off
  public static NetworkReading single(InputStream answer, String name) throws IOException {
    var one = new DescribeFolder();
    one.readDocument(answer, name);
    return one.reading();
  }

  /// Reads what has changed; what it gives is what reading everything would.
  ///
  /// @throws IOException when the folder itself cannot be listed
  public NetworkReading read() throws IOException {
    Map<Path, Kept> now = new HashMap<>();
    var all = new DescribeFolder();
    List<Path> found = DescribeFolder.files(folder);
    if (found.size() > DescribeFolder.MOST_FILES) {
      all.tooMany(folder);
      found = found.subList(0, DescribeFolder.MOST_FILES);
    }
    for (Path file : found) {
      // before the file is opened: a change while it is being read is seen the next time
      BasicFileAttributes attributes;
      try {
        attributes = Files.readAttributes(file, BasicFileAttributes.class);
      } catch (NoSuchFileException gone) {
        continue; // since the folder was listed
      }
      var kept = files.get(file);
      if (kept == null || !kept.isOf(attributes)) {
        var answers = new DescribeFolder();
        answers.readFile(file, folder.relativize(file).toString());
        kept = new Kept(attributes.size(), attributes.lastModifiedTime(), answers);
      }
      now.put(file, kept);
      all.addAll(kept.answers());
    }
    files = now;
    return all.reading();
  }
}
