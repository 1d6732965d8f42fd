package dev.assay.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// How PostgreSQL is run where Assay runs as root, which PostgreSQL refuses to.
///
/// `setpriv` gives it a user that owns nothing but its data; where that user could not reach the
/// data folder, `unshare -U` takes root's powers away and leaves the owner.
enum Unprivileged {
  /// Assay is not root itself.
  AS_WE_ARE(""),
  /// As the user `nobody`.
  AS_NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs "),
  /// In a user namespace of its own.
  IN_NAMESPACE("unshare -U ");

  private static final int NOBODY = 65534;

  private final String prefix;

  Unprivileged(String prefix) {
    this.prefix = prefix;
  }

  /// @param folder the data folder, which exists
  static Unprivileged choose(Path folder) throws IOException, InterruptedException {
    if ((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") != 0) {
      return AS_WE_ARE;
    }
    Path data = folder.resolve("data");
    if (Files.exists(data)) {
      return owner(data) == NOBODY ? AS_NOBODY : owner(data) == 0 ? IN_NAMESPACE : AS_NOBODY;
    }
    if (isReachable(folder) && works(AS_NOBODY)) {
      return AS_NOBODY;
    }
    if (works(IN_NAMESPACE)) {
      return IN_NAMESPACE;
    }
    throw new StoreException(
        "PostgreSQL does not run as root, and neither setpriv nor unshare can lower its rights"
            + " here: start Assay as another user, or set ASSAY_DATABASE_URL");
  }

  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    if (!prefix.isEmpty()) {
      command.addAll(List.of(prefix.strip().split(" ", -1)));
    }
    command.addAll(program);
    return command;
  }

  /// Gives a file or folder to the user PostgreSQL runs as.
  void own(Path path) throws IOException {
    if (this == AS_NOBODY) {
      Files.setAttribute(path, "unix:uid", NOBODY);
      Files.setAttribute(path, "unix:gid", NOBODY);
    }
  }

  private static int owner(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isReachable(Path folder) throws IOException {
    for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
      if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean works(Unprivileged way) throws InterruptedException {
    try {
      return new ProcessBuilder(way.command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
