package dev.assay.inventory.source;

import dev.assay.inventory.extract.ScannedFile;
import java.io.InputStream;

/// A file of the target while an extractor reads it.
record OpenFile(String path, long size, InputStream content) implements ScannedFile {}
