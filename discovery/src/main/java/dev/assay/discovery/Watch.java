package dev.assay.discovery;

import dev.assay.inventory.RegistryAccess;
import dev.assay.inventory.Target;
import java.nio.file.Path;
import java.util.List;

/// Something the service keeps an eye on.
public sealed interface Watch {

  /// How the configuration names it; also how problems with it are reported.
  String name();

  /// What begins the keys of its targets: [#name], and for a machine its own name too, since
  /// several
  /// may be watched as `host /` into one database.
  default String keys() {
    return name();
  }

  /// Whether a target is of the watch with these [#keys]: those of `registry r/app` begin that of
  /// `registry r/app:1.4`.
  static boolean isOf(String keys, String target) {
    return target.equals(keys) || target.startsWith(keys + ":") || target.startsWith(keys + "/");
  }

  /// Something that holds packages.
  sealed interface OfArtifacts extends Watch {}

  /// The machine the service runs on.
  ///
  /// @param root `/` except in tests
  record ThisHost(Path root) implements OfArtifacts {
    @Override
    public String name() {
      return "host " + root;
    }

    @Override
    public String keys() {
      return name() + ":" + new Target.Host(root).machine();
    }
  }

  /// A folder: a source tree or an unpacked root file system.
  record WatchedFolder(Path path) implements OfArtifacts {
    @Override
    public String name() {
      return "folder " + path;
    }
  }

  /// An OCI layout folder or an image archive.
  record WatchedImage(Path path) implements OfArtifacts {
    @Override
    public String name() {
      return "image " + path;
    }
  }

  /// A repository of a registry.
  ///
  /// @param repository `registry/path`, without tag
  /// @param tags which tags; empty for all of them
  record WatchedRepository(String repository, List<String> tags, RegistryAccess access)
      implements OfArtifacts {
    public WatchedRepository {
      tags = List.copyOf(tags);
    }

    @Override
    public String name() {
      return "registry " + repository;
    }
  }

  /// Function archives.
  ///
  /// @param path a zip file, or a folder whose `*.zip` files are meant
  record WatchedFunctions(Path path) implements OfArtifacts {
    @Override
    public String name() {
      return "function " + path;
    }
  }

  /// The configuration of a network: a folder of AWS's `describe-*` answers.
  record WatchedNetwork(Path path) implements Watch {
    @Override
    public String name() {
      return "network " + path;
    }
  }
}
