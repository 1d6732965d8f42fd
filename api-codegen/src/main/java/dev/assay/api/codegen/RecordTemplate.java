package dev.assay.api.codegen;

import dev.assay.api.codegen.Shape.Kind;
import dev.assay.api.codegen.Shape.Member;
import dev.assay.api.codegen.Shape.Place;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A structure: a record with builder, reader, writer and check.
record RecordTemplate(Types types) {

  JavaFile file(String name, List<Member> members) {
    var body =
        """
        /// The `%1$s` structure.
        public record %1$s(%2$s) implements WireShape {
        %3$s
          public %1$s {
        %4$s  }

          public static Builder builder() {
            return new Builder();
          }

        %5$s
        %6$s
        %7$s%8$s
        %9$s}
        """
            .formatted(
                name,
                members.stream()
                    .map(m -> "\n    " + types.component(m) + " " + Names.component(m.name()))
                    .collect(Collectors.joining(",")),
                fieldNames(members),
                each(members, this::copy),
                read(name, members),
                write(members),
                check(members),
                redacted(name, members),
                builder(name, members));
    return new JavaFile(name, body);
  }

  /// The constants that hold each field name already encoded.
  static String fieldNames(List<Member> members) {
    return each(
        inBody(members),
        m ->
            "  private static final SerializedString NAME_%s = new SerializedString(%s);\n"
                .formatted(Names.constant(m.name()), Names.literal(m.wireName())));
  }

  private String copy(Member member) {
    var name = Names.component(member.name());
    var copy =
        switch (types.model().shape(member.shape()).kind()) {
          case Kind.ListOf _ -> "List.copyOf(%s)";
          case Kind.MapOf _ -> "WireShape.copy(%s)";
          case Kind.Scalar _, Kind.Enumeration _, Kind.Structure _, Kind.Union _, Kind.Fault _ ->
              "";
        };
    return copy.isEmpty()
        ? ""
        : "    %1$s = %1$s == null ? null : %2$s;\n".formatted(name, copy.formatted(name));
  }

  private String read(String name, List<Member> members) {
    var bound = members.stream().filter(m -> m.place() != Place.BODY).toList();
    return """
      /// Reads an object; the parser stands on its first token.
      public static %1$s read(WireReader in) throws IOException {
        return fields(in).build();
      }

      /// Reads a request: its body, and what travels in path, query and headers.
      public static %1$s read(WireReader in, HttpInput http) throws IOException {
        Builder builder = fields(in);
    %3$s    return builder.build();
      }

      private static Builder fields(WireReader in) throws IOException {
        Builder builder = builder();
        for (String name = in.openObject(); name != null; name = in.nextField()) {
          switch (name) {
    %2$s        default -> in.skip();
          }
        }
        return builder;
      }
    """
        .formatted(
            name,
            each(
                inBody(members),
                m ->
                    "        case %s -> builder.%s = %s;\n"
                        .formatted(
                            Names.literal(m.wireName()),
                            Names.component(m.name()),
                            types.read(m.shape()))),
            each(
                bound,
                m -> "    builder.%s = %s;\n".formatted(Names.component(m.name()), types.bind(m))));
  }

  private String write(List<Member> members) {
    return """
      @Override
      public void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
    %s    out.writeEndObject();
      }
    """
        .formatted(writes(members));
  }

  private String writes(List<Member> members) {
    return each(
        inBody(members),
        m ->
            """
                if (%1$s != null) {
                  out.writeFieldName(NAME_%2$s);
                  %3$s
                }
            """
                .formatted(
                    Names.component(m.name()),
                    Names.constant(m.name()),
                    types.write(m.shape(), Names.component(m.name()))));
  }

  private String check(List<Member> members) {
    return """
      @Override
      public void check(Violations violations) {
    %s  }
    """
        .formatted(each(members, this::check));
  }

  private String check(Member member) {
    var name = Names.component(member.name());
    var wire = Names.literal(member.wireName());
    var required =
        member.required() ? "    violations.required(%s, %s);\n".formatted(wire, name) : "";
    var check = types.check(member.shape(), name);
    return check.isEmpty()
        ? required
        : required
            + """
                if (%s != null) {
                  violations.enter(%s);
                  %s
                  violations.leave();
                }
            """
                .formatted(name, wire, check);
  }

  /// A `toString` that hides what the model calls sensitive; the record's own where nothing is.
  private String redacted(String name, List<Member> members) {
    if (members.stream().noneMatch(this::isSensitive)) {
      return "";
    }
    return """

      @Override
      public String toString() {
        return "%s[%s]";
      }
    """
        .formatted(
            name,
            members.stream()
                .map(
                    m ->
                        m.name()
                            + "="
                            + (isSensitive(m)
                                ? "***"
                                : "\" + " + Names.component(m.name()) + " + \""))
                .collect(Collectors.joining(", ")));
  }

  private boolean isSensitive(Member member) {
    var shape = types.model().shape(member.shape());
    return shape.sensitive()
        || (shape.kind() instanceof Kind.ListOf(var element)
            && types.model().shape(element).sensitive());
  }

  private String builder(String name, List<Member> members) {
    return """
      /// Builds a [%1$s]; members that are not set stay absent.
      public static final class Builder {
    %2$s
        private Builder() {}
    %3$s
        public %1$s build() {
          return new %1$s(%4$s);
        }
      }
    """
        .formatted(
            name,
            each(
                members,
                m ->
                    "    private @Nullable %s %s;\n"
                        .formatted(types.java(m.shape()), Names.component(m.name()))),
            each(
                members,
                m ->
                    """

                        public Builder %1$s(@Nullable %2$s value) {
                          this.%1$s = value;
                          return this;
                        }
                    """
                        .formatted(Names.component(m.name()), types.java(m.shape()))),
            members.stream().map(m -> Names.component(m.name())).collect(Collectors.joining(", ")));
  }

  static List<Member> inBody(List<Member> members) {
    return members.stream().filter(m -> m.place() == Place.BODY).toList();
  }

  static String each(List<Member> members, Function<Member, String> code) {
    return members.stream().map(code).collect(Collectors.joining());
  }
}
