package dev.assay.coverage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Criteria as SQL: text that holds columns and question marks only, and the values for these.
final class CoverageWhere {
  /// No row has a time outside of this, and the driver knows all of it.
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private CoverageWhere() {
    sql.append("WHERE true");
  }

  static CoverageWhere of(CoverageCriteria criteria) {
    var where = new CoverageWhere();
    Map<CoverageField, List<CoverageCondition>> fields = new TreeMap<>(criteria.fields());
    fields.forEach(where::field);
    return where;
  }

  String sql() {
    return sql.toString();
  }

  /// Only what comes behind a row.
  void after(CoverageQuery.After after) {
    switch (after) {
      case CoverageQuery.After.Start _ -> {}
      case CoverageQuery.After.Last(var account, var resourceId, var scanType) -> {
        sql.append(" AND (account, resource_id, scan_type) > (?, ?, ?)");
        values.add(account.value());
        values.add(CoverageColumns.storable(resourceId));
        values.add(scanType.name());
      }
    }
  }

  /// Binds the values, and gives the index of the next parameter.
  int bind(PreparedStatement statement) throws SQLException {
    int index = 1;
    for (Object value : values) {
      statement.setObject(index, value);
      index++;
    }
    return index;
  }

  private void field(CoverageField field, List<CoverageCondition> conditions) {
    List<CoverageCondition> enough = new ArrayList<>();
    for (CoverageCondition condition : conditions) {
      if (isNegative(condition)) {
        sql.append(" AND NOT coalesce(");
        condition(field, condition);
        sql.append(", false)");
      } else {
        enough.add(condition);
      }
    }
    if (!enough.isEmpty()) {
      String separator = " AND (";
      for (CoverageCondition condition : enough) {
        sql.append(separator);
        condition(field, condition);
        separator = " OR ";
      }
      sql.append(')');
    }
  }

  private static boolean isNegative(CoverageCondition condition) {
    return condition instanceof CoverageCondition.Text text
        && text.comparison() == CoverageCondition.Comparison.NOT_EQUALS;
  }

  /// That the field has the value, whichever way it is then used.
  private void condition(CoverageField field, CoverageCondition condition) {
    switch (condition) {
      case CoverageCondition.Text text -> {
        sql.append(
            field == CoverageField.ECR_IMAGE_TAGS
                ? "? = ANY (image_tags)"
                : column(field) + " = ?");
        values.add(text.value());
      }
      case CoverageCondition.Amount(long lowest, long highest) ->
          range(column(field), lowest, highest);
      case CoverageCondition.Date(var earliest, var latest) ->
          range(column(field), time(roundedUp(earliest)), time(latest));
      case CoverageCondition.Tag tag -> tag(field, tag);
    }
  }

  private void range(String column, Object lowest, Object highest) {
    sql.append(column).append(" BETWEEN ? AND ?");
    values.add(lowest);
    values.add(highest);
  }

  private void tag(CoverageField field, CoverageCondition.Tag tag) {
    sql.append("(resource_type = ? AND ");
    values.add(
        field == CoverageField.EC2_INSTANCE_TAGS
            ? ResourceType.AWS_EC2_INSTANCE.name()
            : ResourceType.AWS_LAMBDA_FUNCTION.name());
    if (tag.value().isEmpty()) {
      sql.append("? = ANY (tag_keys))");
      values.add(tag.key());
    } else {
      sql.append("tag_values[array_position(tag_keys, ?)] = ?)");
      values.add(tag.key());
      values.add(tag.value());
    }
  }

  /// The database keeps microseconds: no row lies between two.
  private static Instant roundedUp(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      return time;
    }
    Instant whole = time.truncatedTo(ChronoUnit.MICROS);
    return whole.equals(time) ? whole : whole.plus(1, ChronoUnit.MICROS);
  }

  private static OffsetDateTime time(Instant time) {
    Instant bounded = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    return bounded.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static String column(CoverageField field) {
    return switch (field) {
      case SCAN_STATUS_CODE -> "status_code";
      case SCAN_STATUS_REASON -> "status_reason";
      case ACCOUNT_ID -> "account";
      case RESOURCE_ID -> "resource_id";
      case RESOURCE_TYPE -> "resource_type";
      case SCAN_TYPE -> "scan_type";
      case ECR_REPOSITORY_NAME -> "repository";
      case ECR_IMAGE_TAGS -> "image_tags";
      case EC2_INSTANCE_TAGS, LAMBDA_FUNCTION_TAGS -> "tag_keys";
      case LAMBDA_FUNCTION_NAME -> "function_name";
      case LAMBDA_FUNCTION_RUNTIME -> "runtime";
      case LAST_SCANNED_AT -> "last_scanned";
      case SCAN_MODE -> "scan_mode";
      case IMAGE_PULLED_AT -> "pulled";
      case ECR_IMAGE_LAST_IN_USE_AT -> "last_in_use";
      case ECR_IMAGE_IN_USE_COUNT -> "in_use_count";
      case CODE_REPOSITORY_PROJECT_NAME -> "project";
      case CODE_REPOSITORY_PROVIDER_TYPE -> "provider";
      case CODE_REPOSITORY_PROVIDER_TYPE_VISIBILITY -> "visibility";
      case LAST_SCANNED_COMMIT_ID -> "commit_id";
    };
  }
}
