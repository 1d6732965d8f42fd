package dev.assay.discovery;

import dev.assay.inventory.Target;

/// One thing to scan.
///
/// @param key names the target for as long as it is watched, such as `registry r.example/app:1.4`
/// @param target what to hand to the scanner
/// @param fingerprint changes whenever something a scan would read may have changed
public record DiscoveredTarget(String key, Target target, String fingerprint) {}
