/// What the extractors share in reading hostile files: bounded lines, bounded bytes, bounded JSON,
/// YAML and TOML, and a bounded list of problems.
///
/// Files that may be large are streamed ([JsonFile], [LineReader]); those whose parts refer to
/// each other are read as a whole into an [Item] ([JsonTree], [YamlTree], [TomlTree]). A [Listing]
/// takes the packages that a lock file names.
@NullMarked
package dev.assay.inventory.extract.input;

import org.jspecify.annotations.NullMarked;
