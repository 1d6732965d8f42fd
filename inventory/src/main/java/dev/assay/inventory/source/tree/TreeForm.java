package dev.assay.inventory.source.tree;

import dev.assay.inventory.coalesce.FindingsForm;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/// A tree as bytes. Only the program that wrote them reads them, so the form is free to change.
public final class TreeForm {
  private TreeForm() {}

  /// Writes a tree without parts, as that of a layer is.
  public static void write(FileTree tree, DataOutput out) throws IOException {
    tree.log().write(out);
    texts(tree.symbolicLinks(), out);
    texts(tree.hardLinks(), out);
    FindingsForm.texts(tree.removed(), out);
    FindingsForm.texts(tree.opaque(), out);
    out.writeInt(tree.findings().size());
    for (var entry : tree.findings().entrySet()) {
      FindingsForm.text(entry.getKey(), out);
      FindingsForm.write(entry.getValue(), out);
    }
  }

  /// What [#write] wrote.
  ///
  /// @param layer digest of the layer
  /// @throws IOException when the bytes are no tree
  public static FileTree read(String layer, DataInput in) throws IOException {
    var tree = new FileTree(layer);
    tree.log().read(in);
    pairs(in, tree.symbolicLinks());
    pairs(in, tree.hardLinks());
    tree.removed().addAll(FindingsForm.texts(in));
    tree.opaque().addAll(FindingsForm.texts(in));
    int count = FindingsForm.count(in);
    for (int i = 0; i < count; i++) {
      tree.found(FindingsForm.text(in), FindingsForm.read(in));
    }
    return tree;
  }

  private static void texts(Map<String, String> pairs, DataOutput out) throws IOException {
    out.writeInt(pairs.size());
    for (var pair : pairs.entrySet()) {
      FindingsForm.text(pair.getKey(), out);
      FindingsForm.text(pair.getValue(), out);
    }
  }

  private static void pairs(DataInput in, Map<String, String> into) throws IOException {
    int count = FindingsForm.count(in);
    for (int i = 0; i < count; i++) {
      into.put(FindingsForm.text(in), FindingsForm.text(in));
    }
  }
}
