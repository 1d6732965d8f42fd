/// The service: configuration, wiring, schedule.
///
/// [Main] reads the settings and starts [AssayServer], which makes every part by hand and hands
/// each what it needs. `config` reads the settings; `scan` keeps the watched targets scanned;
/// `advisory` keeps the vulnerability data fresh.
@NullMarked
package dev.assay.server;

import org.jspecify.annotations.NullMarked;
