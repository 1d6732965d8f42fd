/// Packages of Elixir and Erlang projects.
@NullMarked
package dev.assay.inventory.extract.hex;

import org.jspecify.annotations.NullMarked;
