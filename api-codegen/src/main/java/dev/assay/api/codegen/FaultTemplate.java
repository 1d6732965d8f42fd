package dev.assay.api.codegen;

import dev.assay.api.codegen.Shape.Member;
import dev.assay.api.codegen.Shape.Place;
import java.util.List;
import java.util.stream.Collectors;

/// A modelled error: an exception with its status, its members and its headers.
record FaultTemplate(Types types) {

  JavaFile file(String name, int status, List<Member> members) {
    var others = members.stream().filter(m -> !m.name().equals("message")).toList();
    var body =
        """
        /// The `%1$s` error, HTTP status %2$d.
        public final class %1$s extends ApiException {
          private static final long serialVersionUID = 1L;
        %3$s
        %4$s
          public %1$s(String message%5$s) {
            super(%2$d, "%1$s", message);
        %6$s  }
        %7$s
          @Override
          public void writeMembers(JsonGenerator out) throws IOException {
        %8$s  }

          @Override
          public Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
        %9$s    return headers;
          }
        }
        """
            .formatted(
                name,
                status,
                RecordTemplate.fieldNames(others),
                RecordTemplate.each(
                    others,
                    m ->
                        "  private final transient %s %s;\n"
                            .formatted(types.component(m), component(m))),
                others.stream()
                    .map(m -> ", " + types.component(m) + " " + component(m))
                    .collect(Collectors.joining()),
                RecordTemplate.each(others, m -> "    this.%1$s = %1$s;\n".formatted(component(m))),
                RecordTemplate.each(others, this::accessor),
                RecordTemplate.each(RecordTemplate.inBody(others), this::write),
                RecordTemplate.each(
                    others.stream().filter(m -> m.place() == Place.HEADER).toList(), this::header));
    return new JavaFile(name, body);
  }

  private String accessor(Member member) {
    return """

      public %s %2$s() {
        return %2$s;
      }
    """
        .formatted(types.component(member), component(member));
  }

  private String write(Member member) {
    return """
        if (%1$s != null) {
          out.writeFieldName(NAME_%2$s);
          %3$s
        }
    """
        .formatted(
            component(member),
            Names.constant(member.name()),
            types.write(member.shape(), component(member)));
  }

  private String header(Member member) {
    return """
        if (%1$s != null) {
          headers.put(%2$s, String.valueOf(%1$s));
        }
    """
        .formatted(component(member), Names.literal(member.wireName()));
  }

  private static String component(Member member) {
    return Names.component(member.name());
  }
}
