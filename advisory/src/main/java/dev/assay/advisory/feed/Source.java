package dev.assay.advisory.feed;

import java.net.URI;

/// A file to download.
///
/// @param base the configuration's name for the server part, so that a mirror can stand in: `osv`
/// @param address the publisher's address
/// @param path where the file lies in a mirror: `osv/npm/all.zip`
/// @param lookup how the address leads to the file
public record Source(String base, URI address, String path, Lookup lookup) {

  /// A file that lies at the address itself.
  public static Source of(String base, String address, String path) {
    return new Source(base, URI.create(address), path, Lookup.DIRECT);
  }

  /// How an address leads to a file.
  public enum Lookup {
    /// It is the file's own.
    DIRECT,
    /// It names a list of mirrors; the repository's `repomd.xml` names the file and its checksum.
    REPOSITORY,
    /// It is that of a text that names the file, which lies beside it.
    NAMED
  }
}
