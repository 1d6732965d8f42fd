package dev.assay.advisory.index;

import dev.assay.advisory.Vulnerability;
import java.util.zip.Deflater;

/// Packs texts into deflated blocks. Neighbours in id are neighbours in a block, and often speak of
/// the same product, so they share much.
final class TextBlocks implements AutoCloseable {
  /// Half of deflate's window: a larger block saves little and costs a reader more.
  private static final int BLOCK = 16 * 1024;

  private final Bytes ends;
  private final Bytes texts;
  private final Bytes block = new Bytes();
  private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
  private int blocks;

  TextBlocks(Bytes ends, Bytes texts) {
    this.ends = ends;
    this.texts = texts;
  }

  /// Writes the place of the text, and the text into the current block.
  void add(Vulnerability vulnerability, Bytes place) {
    if (block.size() >= BLOCK) {
      flush();
    }
    place.putVarint(blocks);
    place.putVarint(block.size());
    block.putText(vulnerability.text().title());
    block.putText(vulnerability.text().description());
    block.putVarint(vulnerability.references().size());
    vulnerability.references().forEach(block::putText);
  }

  private void flush() {
    texts.putInt(block.size());
    deflater.reset();
    deflater.setInput(block.array(), 0, block.size());
    deflater.finish();
    byte[] out = new byte[8192];
    while (!deflater.finished()) {
      texts.putBytes(out, deflater.deflate(out));
    }
    ends.putInt(texts.size());
    block.clear();
    blocks++;
  }

  @Override
  public void close() {
    if (block.size() > 0) {
      flush();
    }
    deflater.end();
  }
}
