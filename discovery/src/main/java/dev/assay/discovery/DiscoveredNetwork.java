package dev.assay.discovery;

import java.nio.file.Path;

/// A network whose configuration can be read.
///
/// @param key names the network for as long as it is watched
/// @param folder holds the answers of `describe-*`
/// @param fingerprint changes whenever an answer may have changed
public record DiscoveredNetwork(String key, Path folder, String fingerprint) {}
