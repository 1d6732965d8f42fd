/// Flags, environment and one YAML file in, [ServerSettings] out.
///
/// Flags beat the environment, the environment beats the file, the file beats the defaults. All
/// problems are reported together in one [ConfigException].
@NullMarked
package dev.assay.server.config;

import org.jspecify.annotations.NullMarked;
