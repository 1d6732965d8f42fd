package dev.assay.inventory.source.function;

import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.coalesce.Coalescer;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.tree.FileTree;
import dev.assay.inventory.source.tree.LaidTrees;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// Reads a function's deployment archive.
public final class FunctionSource {
  private FunctionSource() {}

  public static Inventory read(Scan scan, Target.Function target) throws InterruptedException {
    Path path = target.path();
    if (!Files.isRegularFile(path)) {
      throw new TargetException(
          path + (Files.exists(path) ? ": is no file" : ": there is no such file"));
    }
    scan.progress().opened(path.toString());
    var tree = new FileTree("");
    try {
      var artifact = new Artifact.Function(path.toString(), sha256(path), Files.size(path));
      ZipPass.read(scan, path, tree);
      return Coalescer.coalesce(artifact, LaidTrees.of(List.of(tree)).visible(), scan.problems());
    } catch (IOException e) {
      throw new TargetException(path + ": cannot be read as a zip: " + Scan.reason(e), e);
    }
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        hash.update(buffer, 0, got);
      }
      return Base64.getEncoder().encodeToString(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }
}
