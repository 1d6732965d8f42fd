package dev.assay.finding.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.assay.model.Severity;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The tables that one finding is spread over, under the aliases that every statement uses: `f` for
/// the finding, `r` for its resource, `v` for its vulnerability, `d` for its detail, and `p` for a
/// package of the detail.
final class FindingTables {
  /// In the order that the column `severity` counts.
  static final List<Severity> SEVERITIES = List.of(Severity.values());

  static final Table<Record> FINDING = table(name("finding")).as("f");
  static final Table<Record> RESOURCE = table(name("resource")).as("r");
  static final Table<Record> VULNERABILITY = table(name("vulnerability")).as("v");
  static final Table<Record> DETAIL = table(name("detail")).as("d");
  static final Table<Record> PACKAGE = table(name("detail_package")).as("p");

  static final Field<String> ACCOUNT = text("f", "account");
  static final Field<Long> ID = field(name("f", "id"), Long.class);
  static final Field<Short> SEVERITY = field(name("f", "severity"), Short.class);
  static final Field<String> STATUS = text("f", "status");

  private FindingTables() {}

  /// A finding with its resource, vulnerability and detail: what a [FindingPredicate] may speak of.
  static Table<Record> joined() {
    return FINDING
        .join(RESOURCE)
        .on(onResource())
        .join(VULNERABILITY)
        .on(onVulnerability())
        .join(DETAIL)
        .on(onDetail());
  }

  /// The same joins as a condition, for an `UPDATE` of `f` that names the others in its `FROM`.
  static Condition links() {
    return onResource().and(onVulnerability()).and(onDetail());
  }

  static Condition onResource() {
    return text("r", "account").eq(ACCOUNT).and(number("r", "id").eq(number("f", "resource_id")));
  }

  static Condition onVulnerability() {
    return number("v", "id").eq(number("f", "vulnerability_id"));
  }

  static Condition onDetail() {
    return text("d", "account").eq(ACCOUNT).and(number("d", "id").eq(number("f", "detail_id")));
  }

  static Condition onPackage() {
    return text("p", "account")
        .eq(text("d", "account"))
        .and(number("p", "detail_id").eq(number("d", "id")));
  }

  /// How the column `severity` writes it.
  static short place(Severity severity) {
    return (short) SEVERITIES.indexOf(severity);
  }

  static Field<String> text(String alias, String column) {
    return field(name(alias, column), String.class);
  }

  static Field<OffsetDateTime> time(String alias, String column) {
    return field(name(alias, column), OffsetDateTime.class);
  }

  static Field<Double> decimal(String alias, String column) {
    return field(name(alias, column), Double.class);
  }

  static Field<Long> number(String alias, String column) {
    return field(name(alias, column), Long.class);
  }
}
