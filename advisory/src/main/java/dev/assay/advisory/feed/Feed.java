package dev.assay.advisory.feed;

import java.io.IOException;
import java.util.List;

/// One source of vulnerability data.
public interface Feed {

  /// The folder name: `osv`, `debian-tracker`.
  String name();

  /// Terms of the data, as their publisher names them.
  String licence();

  /// Whether this feed reads a file of a mirror.
  ///
  /// @param path relative to the mirror's root, with `/`
  boolean reads(String path);

  /// What to download where no mirror is given, by the addresses the publisher documents.
  List<Source> sources();

  /// Reads one file. Whatever cannot be read becomes a problem; the rest is read all the same.
  ///
  /// @throws IOException if the file itself cannot be read to its end
  void read(FeedFile file, FactSink sink) throws IOException, InterruptedException;
}
