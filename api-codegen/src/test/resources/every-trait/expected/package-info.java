/// Shapes and operations of a service, generated from its model.
@NullMarked
package example.garden;

import org.jspecify.annotations.NullMarked;
