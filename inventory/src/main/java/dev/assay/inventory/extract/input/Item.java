package dev.assay.inventory.extract.input;

import java.util.List;
import java.util.Map;

/// A value of a JSON, YAML or TOML document, with the line it stands on. Asking a value for what
/// it is not gives nothing, never an error: what a hostile file leaves out or writes as another
/// type is then seen as missing.
public sealed interface Item {
  /// 1-based; 0 where the reader does not know.
  int line();

  /// A text, a number or a truth value as it is written.
  record Text(String text, int line) implements Item {}

  /// What is asked for and not there.
  record Nothing() implements Item {
    @Override
    public int line() {
      return 0;
    }
  }

  /// A list.
  record Items(List<Item> items, int line) implements Item {}

  /// An object, table or mapping; keys in the order of the document, of a repeated one the last.
  record Fields(Map<String, Item> fields, int line) implements Item {}

  /// The text; empty where this is none.
  default String text() {
    return this instanceof Text(String text, int _) ? text : "";
  }

  /// The elements; none where this is no list.
  default List<Item> items() {
    return this instanceof Items(List<Item> items, int _) ? items : List.of();
  }

  /// The fields; none where this has none.
  default Map<String, Item> fields() {
    return this instanceof Fields(Map<String, Item> fields, int _) ? fields : Map.of();
  }

  /// One field's value.
  default Item get(String name) {
    return fields().getOrDefault(name, new Nothing());
  }

  /// One field's text.
  default String text(String name) {
    return get(name).text();
  }

  /// Whether this is the word `true`.
  default boolean isTrue() {
    return text().equals("true");
  }

  /// Whether something is there at all.
  default boolean isPresent() {
    return !(this instanceof Nothing);
  }
}
