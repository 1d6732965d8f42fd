package dev.assay.inventory.extract.dotnet;

/// A library as the .NET tools write it, `name/version`.
record NugetKey(String name, String version) {

  static NugetKey parse(String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? new NugetKey(key, "")
        : new NugetKey(key.substring(0, slash), key.substring(slash + 1));
  }
}
