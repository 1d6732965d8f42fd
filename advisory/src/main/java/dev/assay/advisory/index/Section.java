package dev.assay.advisory.index;

/// The parts of an index file, in file order. All numbers are big-endian; `varint` is LEB128
/// without sign; a string is named by its position in the sorted string table.
///
/// The file begins with magic, schema, length, two SHA-256 sums (of the facts, of the manifest),
/// the offset and length of each section, and a CRC-32 of all that: enough to refuse a damaged or
/// foreign file without reading its body.
enum Section {
  /// When built, from which feeds. The only section left out of the content hash.
  MANIFEST(0),
  /// `int` end offset of each string.
  STRING_ENDS(1),
  /// UTF-8, sorted by unsigned bytes, so that a position is found by binary search.
  STRINGS(2),
  /// Pairs of `int` strings (name, release), sorted.
  ECOSYSTEMS(3),
  /// Rows of `int` (ecosystem, name, offset into [#ENTRIES]), sorted.
  PACKAGES(4),
  /// For each package a count and so many entries: record, statement, vendor's severity,
  /// vulnerabilities.
  ENTRIES(5),
  /// Rows of `int` strings (feed, record id).
  RECORDS(6),
  /// Statements, each stored once.
  STATEMENTS(7),
  /// Rows of `int` (string, vulnerability), sorted by the id without regard to ASCII case.
  IDS(8),
  /// Rows of `int` (id string, offset into [#VULNERABILITIES]), sorted by id.
  VULNERABILITY_ROWS(9),
  /// Ratings, weaknesses, exploitation, dates, place of the text.
  VULNERABILITIES(10),
  /// `int` end offset of each block of text.
  TEXT_ENDS(11),
  /// Titles, descriptions and references, deflated in blocks: they are most of the bytes and are
  /// asked for least.
  TEXT(12);

  static final int COUNT = values().length;

  private final int place;

  Section(int place) {
    this.place = place;
  }

  /// Its row in the header.
  int place() {
    return place;
  }
}
