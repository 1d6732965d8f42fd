package dev.assay.cli.key;

/// What a key may do: the server's words.
enum KeyRole {
  ADMINISTRATOR,
  READ_ONLY,
  SCANNER_UPLOAD
}
