package dev.assay.inventory.coalesce;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which operating-system package installed which path. A distribution names hundreds of thousands
/// of paths and few of them ever matter, so only a 64-bit hash of each is kept. Confined to one
/// thread while it is filled.
public final class OwnedPaths {
  private long[] hashes = {};
  private int count;
  // Paths come package by package, so owners are kept as runs.
  private final List<String> owners = new ArrayList<>(1);
  private int[] starts = {};

  /// Remembers one path.
  public void add(String path, String owner) {
    addHash(hash(path), owner);
  }

  private void addHash(long hash, String owner) {
    if (owners.isEmpty() || !owners.getLast().equals(owner)) {
      if (owners.size() == starts.length) {
        starts = Arrays.copyOf(starts, Math.max(1, starts.length * 2));
      }
      starts[owners.size()] = count;
      owners.add(owner);
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(16, count * 2));
    }
    hashes[count++] = hash;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(owners.size());
    for (int run = 0; run < owners.size(); run++) {
      int end = run + 1 < owners.size() ? starts[run + 1] : count;
      FindingsForm.text(owners.get(run), out);
      out.writeInt(end - starts[run]);
      for (int i = starts[run]; i < end; i++) {
        out.writeLong(hashes[i]);
      }
    }
  }

  /// @throws IOException when the bytes are no owned paths
  void read(DataInput in) throws IOException {
    for (int left = FindingsForm.count(in); left > 0; left--) {
      String owner = FindingsForm.text(in);
      for (int paths = FindingsForm.count(in); paths > 0; paths--) {
        addHash(in.readLong(), owner);
      }
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// Hands every path's hash to a listener, with its owner.
  void each(Listener listener) {
    for (int run = 0; run < owners.size(); run++) {
      int end = run + 1 < owners.size() ? starts[run + 1] : count;
      for (int i = starts[run]; i < end; i++) {
        listener.owned(hashes[i], owners.get(run));
      }
    }
  }

  /// Distributions that merged `/lib` into `/usr/lib` still list files under either name, so the
  /// leading `usr/` of the merged folders does not count.
  static long hash(String path) {
    int from = path.startsWith("usr/") && isMerged(path) ? 4 : 0;
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private static boolean isMerged(String path) {
    return path.startsWith("lib", 4) || path.startsWith("bin/", 4) || path.startsWith("sbin/", 4);
  }

  /// Hears of owned paths.
  interface Listener {
    void owned(long pathHash, String owner);
  }
}
