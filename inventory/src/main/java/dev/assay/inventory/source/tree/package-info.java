/// What single passes over layers or folders saw in, what is visible in the end out.
///
/// [dev.assay.inventory.source.tree.FileTree] is one pass, `UnionView` lays several over each other
/// after the OCI image specification's layer rules, `Aliases` finds files that are wanted by a name
/// which only a link gives them.
@NullMarked
package dev.assay.inventory.source.tree;

import org.jspecify.annotations.NullMarked;
