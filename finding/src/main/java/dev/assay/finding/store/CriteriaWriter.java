package dev.assay.finding.store;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.finding.Condition;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.io.IOException;
import java.util.List;

/// Criteria to JSON, fields in the order of [FindingField].
record CriteriaWriter(JsonGenerator out) {

  void write(FindingCriteria criteria) throws IOException {
    out.writeStartObject();
    for (FindingField field : FindingField.values()) {
      List<Condition> conditions = criteria.fields().getOrDefault(field, List.of());
      if (!conditions.isEmpty()) {
        out.writeArrayFieldStart(field.member());
        for (Condition condition : conditions) {
          out.writeStartObject();
          members(field, condition);
          out.writeEndObject();
        }
        out.writeEndArray();
      }
    }
    out.writeEndObject();
  }

  private void members(FindingField field, Condition condition) throws IOException {
    switch (condition) {
      case Condition.Text(var comparison, var value) -> {
        out.writeStringField("comparison", comparison.name());
        text(field, "value", value);
      }
      case Condition.NumberRange(var lowest, var highest) -> {
        out.writeNumberField("lowest", lowest); // an infinity is written as text
        out.writeNumberField("highest", highest);
      }
      case Condition.Date(var earliest, var latest) -> {
        out.writeStringField("earliest", earliest.toString());
        out.writeStringField("latest", latest.toString());
      }
      case Condition.Tag(var key, var value) -> {
        text(field, "key", key);
        text(field, "value", value);
      }
      case Condition.Ports(var lowest, var highest) -> {
        out.writeNumberField("lowest", lowest);
        out.writeNumberField("highest", highest);
      }
      case Condition.PackageMatch(var parts) -> packageParts(field, parts);
    }
  }

  private void packageParts(FindingField field, List<Condition.PackagePart> parts)
      throws IOException {
    out.writeArrayFieldStart("parts");
    for (Condition.PackagePart part : parts) {
      out.writeStartObject();
      out.writeStringField("property", part.property().name());
      members(field, part.condition());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void text(FindingField field, String name, String value) throws IOException {
    if (!TextPredicate.isStorable(value)) {
      throw new CriteriaException(
          field.member(), "must hold no U+0000 and no half of a surrogate pair");
    }
    out.writeStringField(name, value);
  }
}
