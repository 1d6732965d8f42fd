/// The solver: which addresses reach which ports of which interface through which edge.
///
/// `World` holds the configuration and its look-ups; `VpcEvaluation` puts interfaces into classes
/// and computes each class once out of cached factors: `RoutedSpace` (B), `AclMaps` (N, P),
/// `GroupRules` (G), `Edge` (S), `Gates` (A, T, X). Letters are those of
/// `docs/reference/reachability.md`.
@NullMarked
package dev.assay.reachability.path;

import org.jspecify.annotations.NullMarked;
