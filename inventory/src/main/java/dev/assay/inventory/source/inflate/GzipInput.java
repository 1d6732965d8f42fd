package dev.assay.inventory.source.inflate;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Opens gzip streams.
public final class GzipInput {
  private static final int BUFFER = 1 << 16;

  private GzipInput() {}

  /// The content of all members of a stream. What follows the last member is passed over.
  ///
  /// @throws IOException when the stream does not begin as gzip does
  public static InputStream open(InputStream in) throws IOException {
    var library = IsaLibrary.find();
    return library.isPresent()
        ? IsaGzipInput.open(in, library.get())
        : new GZIPInputStream(in, BUFFER);
  }

  /// What unpacks on this machine, for people: `ISA-L` or `JDK`.
  public static String inflater() {
    return IsaLibrary.find().isPresent() ? "ISA-L" : "JDK";
  }
}
