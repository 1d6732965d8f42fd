package dev.assay.reachability;

import dev.assay.model.InputProblem;
import dev.assay.reachability.source.KeptFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// A configuration as far as it could be read.
///
/// @param problems items that were skipped, with file and JSON pointer
/// @param answers how many known `describe-*` answers there were; none means that the folder holds
///     something else
public record NetworkReading(Network network, List<InputProblem> problems, int answers) {
  public NetworkReading {
    problems = List.copyOf(problems);
  }

  /// Reads a folder of `describe-*` answers, named as the AWS CLI's commands or otherwise, and the
  /// folders in it.
  ///
  /// @throws IOException when the folder cannot be listed
  public static NetworkReading of(Path folder) throws IOException {
    return new KeptFolder(folder).read();
  }

  /// Reads one `describe-*` answer.
  ///
  /// @param name as problems name it
  /// @throws IOException when it breaks off
  public static NetworkReading of(InputStream answer, String name) throws IOException {
    return KeptFolder.single(answer, name);
  }

  /// A reader that opens only what has changed since its last reading.
  public static NetworkFolder kept(Path folder) {
    return new KeptFolder(folder)::read;
  }
}
