package dev.assay.api.codegen;

import dev.assay.api.codegen.Shape.Kind;
import dev.assay.api.codegen.Shape.ScalarType;
import java.util.stream.Collectors;

/// The class of static readers, writers and checks for shapes that are no Java type of their own.
record ShapesTemplate(Types types) {

  JavaFile file() {
    var methods = types.model().shapes().values().stream().map(this::methods);
    var body =
        """
        /// Lists, maps and bounded scalars of the model.
        final class Shapes {
          private Shapes() {}
        %s}
        """
            .formatted(methods.collect(Collectors.joining()));
    return new JavaFile("Shapes", body);
  }

  private String methods(Shape shape) {
    return switch (shape.kind()) {
      case Kind.Scalar(var type) -> shape.constraints().any() ? scalarCheck(shape, type) : "";
      case Kind.ListOf(var element) -> list(shape, element) + listCheck(shape, element);
      case Kind.MapOf(var key, var value) -> map(shape, key, value) + mapCheck(shape, key, value);
      case Kind.Enumeration _, Kind.Structure _, Kind.Union _, Kind.Fault _ -> "";
    };
  }

  private String scalarCheck(Shape shape, ScalarType type) {
    var bounds = bounds(shape, type);
    var pattern = shape.constraints().pattern();
    if (pattern.isEmpty()) {
      return checkMethod(shape.name(), bounds);
    }
    // Compiled on first use; length is judged first because matching may be costly.
    return """

      private static final class %1$sPattern {
        static final Pattern PATTERN = Pattern.compile(%2$s);
      }
    """
            .formatted(shape.name(), Names.literal(pattern))
        + checkMethod(
            shape.name(),
            bounds + "    violations.pattern(value, %sPattern.PATTERN);\n".formatted(shape.name()));
  }

  private String bounds(Shape shape, ScalarType type) {
    return switch (type) {
      case STRING -> bounds(shape, "length", "value", "0", "Integer.MAX_VALUE");
      case BLOB -> bounds(shape, "size", "value.size()", "0", "Integer.MAX_VALUE");
      case INTEGER, LONG -> bounds(shape, "range", "value", "Long.MIN_VALUE", "Long.MAX_VALUE");
      case FLOAT, DOUBLE ->
          bounds(shape, "range", "value", "Double.NEGATIVE_INFINITY", "Double.POSITIVE_INFINITY");
      case BOOLEAN, TIMESTAMP, DOCUMENT ->
          throw new ModelException(shape.name() + ": its type cannot have bounds");
    };
  }

  private static String bounds(Shape shape, String kind, String value, String least, String most) {
    var c = shape.constraints();
    return c.min().isEmpty() && c.max().isEmpty()
        ? ""
        : "    violations.%s(%s, %s, %s);\n"
            .formatted(
                kind,
                value,
                c.min().isEmpty() ? least : c.min(),
                c.max().isEmpty() ? most : c.max());
  }

  private String checkMethod(String name, String body) {
    return """

      static void check%s(%s value, Violations violations) {
    %s  }
    """
        .formatted(name, types.java(name), body);
  }

  private String list(Shape shape, String element) {
    return """

      static @Nullable %1$s read%2$s(WireReader in) throws IOException {
        if (!in.openList()) {
          return null;
        }
        %1$s list = new ArrayList<>();
        while (in.nextElement()) {
          WireReader.add(list, %3$s);
        }
        return list;
      }

      static void write%2$s(%1$s list, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (%4$s value : list) {
          %5$s
        }
        out.writeEndArray();
      }
    """
        .formatted(
            types.java(shape.name()),
            shape.name(),
            types.read(element),
            types.java(element),
            types.write(element, "value"));
  }

  private String listCheck(Shape shape, String element) {
    if (!types.isChecked(shape.name())) {
      return "";
    }
    var elements =
        types.isChecked(element)
            ? """
                for (int i = 0; i < value.size(); i++) {
                  violations.enter(i);
                  %s
                  violations.leave();
                }
            """
                .formatted(types.check(element, "value.get(i)"))
            : "";
    return checkMethod(shape.name(), size(shape) + elements);
  }

  private String map(Shape shape, String key, String value) {
    if (!types.java(key).equals("String")) {
      throw new ModelException(shape.name() + ": only text can be a map key");
    }
    return """

      static @Nullable %1$s read%2$s(WireReader in) throws IOException {
        if (!in.isObject()) {
          in.openObject();
          return null;
        }
        %1$s map = new LinkedHashMap<>();
        for (String key = in.openMap(); key != null; key = in.nextKey()) {
          WireReader.put(map, key, %3$s);
        }
        return map;
      }

      static void write%2$s(%1$s map, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, %4$s> entry : map.entrySet()) {
          out.writeFieldName(entry.getKey());
          %5$s
        }
        out.writeEndObject();
      }
    """
        .formatted(
            types.java(shape.name()),
            shape.name(),
            types.read(value),
            types.java(value),
            types.write(value, "entry.getValue()"));
  }

  private String mapCheck(Shape shape, String key, String value) {
    if (!types.isChecked(shape.name())) {
      return "";
    }
    return checkMethod(
        shape.name(),
        size(shape)
            + """
                for (Map.Entry<String, %s> entry : value.entrySet()) {
                  violations.enter(entry.getKey());
                  %s
                  %s
                  violations.leave();
                }
            """
                .formatted(
                    types.java(value),
                    types.check(key, "entry.getKey()"),
                    types.check(value, "entry.getValue()")));
  }

  private static String size(Shape shape) {
    return bounds(shape, "size", "value.size()", "0", "Integer.MAX_VALUE");
  }
}
