package dev.assay.coverage;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A covered resource as columns and back.
final class CoverageColumns {
  /// Everything but the account and since when, in the order that [CoverageValues] gives.
  static final List<String> NAMES =
      List.of(
          "resource_id",
          "scan_type",
          "resource_type",
          "status_code",
          "status_reason",
          "scan_mode",
          "last_scanned",
          "problems",
          "tag_keys",
          "tag_values",
          "machine_image",
          "platform",
          "repository",
          "image_tags",
          "pulled",
          "last_in_use",
          "in_use_count",
          "scan_frequency",
          "function_name",
          "runtime",
          "layers",
          "project",
          "provider",
          "visibility",
          "commit_id");

  private static final int REPLACEMENT = 0xfffd;

  private CoverageColumns() {}

  static CoveredResource read(ResultSet row) throws SQLException {
    String mode = row.getString("scan_mode");
    return new CoveredResource(
        row.getString("resource_id"),
        metadata(row),
        ScanType.valueOf(row.getString("scan_type")),
        mode == null ? ScanMode.NONE : ScanMode.valueOf(mode),
        new ScanStatus(
            ScanStatusCode.valueOf(row.getString("status_code")),
            ScanStatusReason.valueOf(row.getString("status_reason"))),
        time(row, "last_scanned"),
        row.getInt("problems"));
  }

  /// Text that PostgreSQL can hold, which is any without a NUL and without half a surrogate pair;
  /// names come from registries and archives of all kinds.
  static String storable(String text) {
    if (text.codePoints().allMatch(CoverageColumns::isStorable)) {
      return text;
    }
    return text.codePoints()
        .map(c -> isStorable(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static boolean isStorable(int codePoint) {
    return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? Instant.EPOCH : time.toInstant();
  }

  private static ResourceMetadata metadata(ResultSet row) throws SQLException {
    return switch (ResourceType.valueOf(row.getString("resource_type"))) {
      case AWS_EC2_INSTANCE ->
          new ResourceMetadata.Instance(
              text(row, "machine_image"), text(row, "platform"), tags(row));
      case AWS_ECR_CONTAINER_IMAGE ->
          new ResourceMetadata.Image(
              text(row, "repository"),
              texts(row, "image_tags"),
              time(row, "pulled"),
              time(row, "last_in_use"),
              row.getLong("in_use_count"));
      case AWS_ECR_REPOSITORY ->
          new ResourceMetadata.Repository(text(row, "repository"), text(row, "scan_frequency"));
      case AWS_LAMBDA_FUNCTION ->
          new ResourceMetadata.Function(
              text(row, "function_name"), text(row, "runtime"), texts(row, "layers"), tags(row));
      case CODE_REPOSITORY ->
          new ResourceMetadata.CodeRepository(
              text(row, "project"),
              text(row, "provider"),
              text(row, "visibility"),
              text(row, "commit_id"));
    };
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  private static Map<String, String> tags(ResultSet row) throws SQLException {
    List<String> keys = texts(row, "tag_keys");
    List<String> values = texts(row, "tag_values");
    Map<String, String> tags = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      tags.put(keys.get(i), values.get(i));
    }
    return tags;
  }
}
