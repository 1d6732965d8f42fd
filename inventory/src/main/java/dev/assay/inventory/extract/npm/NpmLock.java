package dev.assay.inventory.extract.npm;

import dev.assay.inventory.extract.LockExtractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.FileProblems;
import dev.assay.inventory.extract.input.JsonFile;
import java.io.IOException;

/// Reads `package-lock.json` and `npm-shrinkwrap.json`, lock file versions 1 to 3 (npm CLI
/// documentation, "package-lock.json"). A lock file that was published inside a package is not
/// read: npm does not follow it.
public final class NpmLock implements LockExtractor {

  @Override
  public String name() {
    return "npm-lock";
  }

  @Override
  public boolean wants(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return (file.equals("package-lock.json") || file.equals("npm-shrinkwrap.json"))
        && ModulesPath.afterLast(path) < 0;
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var problems = new FileProblems("INV-NPM", file.path(), sink)) {
      var lock = new LockFile(file.path(), problems, sink);
      JsonFile.read(
          file.content(),
          lock::read,
          (line, column, reason) ->
              problems.broken(line, column, reason, "packages after this place were skipped"));
      lock.finish();
    }
  }
}
