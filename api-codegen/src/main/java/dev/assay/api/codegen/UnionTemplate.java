package dev.assay.api.codegen;

import dev.assay.api.codegen.Shape.Member;
import java.util.List;
import java.util.stream.Collectors;

/// A union: a sealed interface with one record for each member, of which exactly one is set.
record UnionTemplate(Types types) {

  JavaFile file(String name, List<Member> members) {
    var body =
        """
        /// The `%1$s` union: exactly one of its cases.
        public sealed interface %1$s extends WireShape {
          /// Reads an object with exactly one known member; anything else is a violation.
          static @Nullable %1$s read(WireReader in) throws IOException {
            %1$s found = null;
            int count = 0;
            boolean opened = in.isObject();
            for (String name = in.openObject(); name != null; name = in.nextField()) {
              count++;
              switch (name) {
        %2$s        default -> in.unknownCase(name);
              }
            }
            if (opened && count != 1) {
              in.wrongCaseCount(count);
            }
            return found;
          }
        %3$s}
        """
            .formatted(
                name,
                RecordTemplate.each(members, m -> reading(m)),
                members.stream().map(m -> variant(name, m)).collect(Collectors.joining()));
    return new JavaFile(name, body);
  }

  private String reading(Member member) {
    return """
            case %s -> {
              %s value = %s;
              found = value == null ? null : new Of%s(value);
            }
    """
        .formatted(
            Names.literal(member.wireName()),
            types.java(member.shape()),
            types.read(member.shape()),
            Names.type(member.name()));
  }

  private String variant(String union, Member member) {
    var check = types.check(member.shape(), "value");
    return """

      /// The `%1$s` case.
      record Of%2$s(%3$s value) implements %4$s {
        private static final SerializedString NAME = new SerializedString(%5$s);

        @Override
        public void write(JsonGenerator out) throws IOException {
          out.writeStartObject();
          out.writeFieldName(NAME);
          %6$s
          out.writeEndObject();
        }

        @Override
        public void check(Violations violations) {
          violations.enter(%5$s);
          %7$s
          violations.leave();
        }
      }
    """
        .formatted(
            member.name(),
            Names.type(member.name()),
            types.java(member.shape()),
            union,
            Names.literal(member.wireName()),
            types.write(member.shape(), "value"),
            check);
  }
}
