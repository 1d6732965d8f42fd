package dev.assay.inventory.extract.rpm;

import dev.assay.inventory.extract.input.FileProblems;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads every package of `Packages.db`, rpm's own form that SUSE uses. Layout: rpm 4.18,
/// `lib/backend/ndb/rpmpkg.c`. Numbers are little-endian; blobs are counted in blocks of 16 bytes.
///
/// ```
/// header        "RpmP", version, generation, number of slot pages, next package number
/// slots         "Slot", package number (0 where the slot is free), first block, blocks
/// blobs         "BlbS", package number, generation, length, the header, a tail
/// ```
final class NdbFile {
  private static final int HEADER_MAGIC = word("RpmP");
  private static final int SLOT_MAGIC = word("Slot");
  private static final int BLOB_MAGIC = word("BlbS");
  private static final int HEADER = 32;
  private static final int PAGE = 4096;
  private static final int SLOT = 16;
  private static final int BLOCK = 16;
  private static final int BLOB_HEAD = 16;
  private static final int BLOB_TAIL = 12;

  private final byte[] bytes;
  private final ByteBuffer view;
  private final FileProblems problems;
  private long unread;

  NdbFile(byte[] bytes, FileProblems problems) {
    this.bytes = bytes;
    this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.problems = problems;
  }

  private static int word(String letters) {
    return letters.charAt(0)
        | letters.charAt(1) << 8
        | letters.charAt(2) << 16
        | letters.charAt(3) << 24;
  }

  void read(HeaderBlobs blobs) throws InterruptedException {
    if (bytes.length < HEADER || view.getInt(0) != HEADER_MAGIC) {
      problems.broken(0, 0, "not a package database of rpm's own form", RpmDatabase.WHOLE);
      return;
    }
    if (view.getInt(4) != 0) {
      problems.add(
          RpmDatabase.OTHER_FORM,
          0,
          0,
          "version",
          Integer.toUnsignedString(view.getInt(4)),
          "only version 0 of this form is known",
          RpmDatabase.WHOLE);
      return;
    }
    long slotsEnd = (view.getInt(12) & 0xffff_ffffL) * PAGE;
    if (slotsEnd > bytes.length) {
      damaged("there are fewer pages of slots than stated");
    }
    unread = bytes.length;
    // Slots begin behind the header, in the same page.
    for (int at = HEADER; at + SLOT <= Math.min(slotsEnd, bytes.length); at += SLOT) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (view.getInt(at) != SLOT_MAGIC) {
        damaged("slot " + at / SLOT + " is none");
      } else if (view.getInt(at + 4) != 0) {
        readBlob(view.getInt(at + 4), view.getInt(at + 8), view.getInt(at + 12), blobs);
      }
    }
  }

  private void readBlob(int number, int block, int blocks, HeaderBlobs blobs) {
    long start = (block & 0xffff_ffffL) * BLOCK;
    long end = start + (blocks & 0xffff_ffffL) * BLOCK;
    if (end > bytes.length || end - start < BLOB_HEAD + BLOB_TAIL) {
      damaged("package " + number + " lies outside the file");
      return;
    }
    int at = (int) start;
    long length = view.getInt(at + 12) & 0xffff_ffffL;
    if (view.getInt(at) != BLOB_MAGIC
        || view.getInt(at + 4) != number
        || BLOB_HEAD + length + BLOB_TAIL > end - start) {
      damaged("package " + number + " is not where its slot says");
      return;
    }
    // Slots that share their blob could otherwise ask for far more memory than the file has.
    if (length > unread) {
      damaged("more packages than the file can hold");
      return;
    }
    unread -= length;
    blobs.take(Arrays.copyOfRange(bytes, at + BLOB_HEAD, at + BLOB_HEAD + (int) length));
  }

  private void damaged(String reason) {
    problems.broken(0, 0, reason, "the packages stored there were skipped");
  }
}
