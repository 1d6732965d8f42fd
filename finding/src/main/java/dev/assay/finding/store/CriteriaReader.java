package dev.assay.finding.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.PackageProperty;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// JSON to criteria. Members may come in any order: PostgreSQL's `jsonb` has one of its own.
///
/// Throws [IllegalArgumentException] for JSON that says something else.
record CriteriaReader(JsonParser in) {

  FindingCriteria read() throws IOException {
    expect(JsonToken.START_OBJECT);
    Map<FindingField, List<Condition>> fields = new EnumMap<>(FindingField.class);
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String member = in.currentName();
      FindingField field =
          FindingField.of(member)
              .orElseThrow(() -> new IllegalArgumentException("no such field: " + member));
      expect(JsonToken.START_ARRAY);
      List<Condition> conditions = new ArrayList<>();
      while (in.nextToken() == JsonToken.START_OBJECT) {
        conditions.add(condition(field.kind()));
      }
      fields.put(field, conditions);
    }
    return new FindingCriteria(fields);
  }

  private Condition condition(FindingField.Kind kind) throws IOException {
    if (kind != FindingField.Kind.PACKAGE) {
      return condition(kind, members());
    }
    List<Condition.PackagePart> parts = new ArrayList<>();
    expect(JsonToken.FIELD_NAME);
    expect(JsonToken.START_ARRAY);
    while (in.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> members = members();
      PackageProperty property = PackageProperty.valueOf(value(members, "property"));
      FindingField.Kind partKind =
          property == PackageProperty.EPOCH ? FindingField.Kind.NUMBER : FindingField.Kind.TEXT;
      parts.add(new Condition.PackagePart(property, condition(partKind, members)));
    }
    expect(JsonToken.END_OBJECT);
    return new Condition.PackageMatch(parts);
  }

  private static Condition condition(FindingField.Kind kind, Map<String, String> members) {
    return switch (kind) {
      case TEXT ->
          new Condition.Text(
              Condition.Comparison.valueOf(value(members, "comparison")), value(members, "value"));
      case NUMBER ->
          new Condition.NumberRange(
              Double.parseDouble(value(members, "lowest")),
              Double.parseDouble(value(members, "highest")));
      case DATE ->
          new Condition.Date(
              Instant.parse(value(members, "earliest")), Instant.parse(value(members, "latest")));
      case TAG -> new Condition.Tag(value(members, "key"), value(members, "value"));
      case PORT ->
          new Condition.Ports(
              Integer.parseInt(value(members, "lowest")),
              Integer.parseInt(value(members, "highest")));
      case PACKAGE -> throw new IllegalArgumentException("a package match within another");
    };
  }

  /// What is left of an object of texts and numbers.
  private Map<String, String> members() throws IOException {
    Map<String, String> members = new HashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      if (!in.nextToken().isScalarValue()) {
        throw new IllegalArgumentException("not a text or number: " + name);
      }
      members.put(name, in.getText());
    }
    return members;
  }

  private static String value(Map<String, String> members, String name) {
    String value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("missing: " + name);
    }
    return value;
  }

  private void expect(JsonToken token) throws IOException {
    if (in.nextToken() != token) {
      throw new IllegalArgumentException("expected " + token + " but found " + in.currentToken());
    }
  }
}
