package dev.assay.api.codegen;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// An enumeration whose constants know their text on the wire.
final class EnumTemplate {
  private EnumTemplate() {}

  static JavaFile file(String name, List<String> values) {
    var constants = new HashSet<String>();
    for (var value : values) {
      if (!constants.add(Names.constant(value))) {
        throw new ModelException(name + ": two values would both be " + Names.constant(value));
      }
    }
    var body =
        """
        /// The `%1$s` values.
        public enum %1$s {
        %2$s;

          private final SerializedString text;

          %1$s(String text) {
            this.text = new SerializedString(text);
          }

          /// The value as it travels.
          public String wire() {
            return text.getValue();
          }

          /// The constant for a text of the wire; empty when the model has none.
          public static Optional<%1$s> of(String text) {
            return switch (text) {
        %3$s      default -> Optional.empty();
            };
          }

          static @Nullable %1$s read(WireReader in) throws IOException {
            return in.choice(%1$s::of, values(), %1$s::wire);
          }

          void write(JsonGenerator out) throws IOException {
            out.writeString(text);
          }
        }
        """
            .formatted(
                name,
                values.stream()
                    .map(v -> "  " + Names.constant(v) + "(" + Names.literal(v) + ")")
                    .collect(Collectors.joining(",\n")),
                values.stream()
                    .map(
                        v ->
                            "      case %s -> Optional.of(%s);\n"
                                .formatted(Names.literal(v), Names.constant(v)))
                    .collect(Collectors.joining()));
    return new JavaFile(name, body);
  }
}
