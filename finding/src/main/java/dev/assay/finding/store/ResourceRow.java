package dev.assay.finding.store;

import static dev.assay.finding.store.RowSet.instant;
import static dev.assay.finding.store.RowSet.text;
import static dev.assay.finding.store.RowSet.texts;

import dev.assay.finding.InternetReach;
import dev.assay.finding.ScannedResource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A resource as the table keeps it.
record ResourceRow(long id, ScannedResource resource) {
  static final String SQL =
      """
      SELECT id, name, type, region, platform, host_name, registry, repository, digest,
        architecture, image_tags, pushed, function, runtime, code_sha256, function_version,
        role_arn, layers, modified, instance_type, image_id, vpc_id, subnet_id, ipv4, ipv6, internet,
        ARRAY (SELECT key FROM jsonb_each_text(tags) ORDER BY key) AS tag_keys,
        ARRAY (SELECT value FROM jsonb_each_text(tags) ORDER BY key) AS tag_values
      FROM resource WHERE account = ? AND id = ANY (?)""";

  static ResourceRow read(ResultSet row) throws SQLException {
    var identity =
        new ScannedResource.Identity(
            text(row, "name"), text(row, "region"), text(row, "platform"), tags(row));
    return new ResourceRow(row.getLong("id"), resource(row, identity));
  }

  private static ScannedResource resource(ResultSet row, ScannedResource.Identity identity)
      throws SQLException {
    String type = text(row, "type");
    return switch (type) {
      case "AWS_EC2_INSTANCE" ->
          new ScannedResource.Instance(
              identity,
              text(row, "host_name"),
              new ScannedResource.Machine(
                  text(row, "instance_type"),
                  text(row, "image_id"),
                  text(row, "vpc_id"),
                  text(row, "subnet_id"),
                  texts(row, "ipv4"),
                  texts(row, "ipv6")),
              InternetReach.valueOf(text(row, "internet")));
      case "AWS_ECR_CONTAINER_IMAGE" ->
          new ScannedResource.ContainerImage(
              identity,
              text(row, "registry"),
              text(row, "repository"),
              text(row, "digest"),
              text(row, "architecture"),
              texts(row, "image_tags"),
              instant(row, "pushed"));
      case "AWS_LAMBDA_FUNCTION" ->
          new ScannedResource.Function(
              identity,
              text(row, "function"),
              text(row, "runtime"),
              text(row, "function_version"),
              text(row, "code_sha256"),
              text(row, "role_arn"),
              texts(row, "layers"),
              instant(row, "modified"));
      default -> throw new IllegalStateException("a resource of the unknown type " + type);
    };
  }

  private static Map<String, String> tags(ResultSet row) throws SQLException {
    List<String> keys = texts(row, "tag_keys");
    List<String> values = texts(row, "tag_values");
    Map<String, String> tags = HashMap.newHashMap(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      tags.put(keys.get(i), values.get(i));
    }
    return tags;
  }
}
