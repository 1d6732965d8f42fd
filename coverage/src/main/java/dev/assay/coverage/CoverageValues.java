package dev.assay.coverage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes into the columns of one covered resource. What is unknown, and what its type has no
/// use for, stays null.
final class CoverageValues {
  private final Connection connection;
  private final Map<String, Object> values = new HashMap<>();

  private CoverageValues(Connection connection) {
    this.connection = connection;
  }

  /// In the order of [CoverageColumns#NAMES].
  static List<@Nullable Object> of(Connection connection, CoveredResource resource)
      throws SQLException {
    var values = new CoverageValues(connection);
    values.put("resource_id", resource.resourceId());
    values.put("scan_type", resource.scanType().name());
    values.put("resource_type", resource.metadata().type().name());
    values.put("status_code", resource.status().code().name());
    values.put("status_reason", resource.status().reason().name());
    if (resource.scanMode() != ScanMode.NONE) {
      values.put("scan_mode", resource.scanMode().name());
    }
    values.put("last_scanned", resource.lastScanned());
    values.values.put("problems", resource.problems());
    values.put(resource.metadata());
    List<@Nullable Object> inOrder = new ArrayList<>();
    for (String name : CoverageColumns.NAMES) {
      inOrder.add(values.values.get(name));
    }
    return inOrder;
  }

  static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private void put(ResourceMetadata metadata) throws SQLException {
    switch (metadata) {
      case ResourceMetadata.Instance(var machineImage, var platform, var tags) -> {
        put("machine_image", machineImage);
        put("platform", platform);
        putTags(tags);
      }
      case ResourceMetadata.Image image -> {
        put("repository", image.repository());
        put("image_tags", image.tags());
        put("pulled", image.pulled());
        put("last_in_use", image.lastInUse());
        values.put("in_use_count", image.inUseCount());
      }
      case ResourceMetadata.Repository(var name, var scanFrequency) -> {
        put("repository", name);
        put("scan_frequency", scanFrequency);
      }
      case ResourceMetadata.Function(var name, var runtime, var layers, var tags) -> {
        put("function_name", name);
        put("runtime", runtime);
        put("layers", layers);
        putTags(tags);
      }
      case ResourceMetadata.CodeRepository repository -> {
        put("project", repository.project());
        put("provider", repository.provider());
        put("visibility", repository.visibility());
        put("commit_id", repository.lastScannedCommit());
      }
    }
  }

  private void put(String column, String text) {
    if (!text.isEmpty()) {
      values.put(column, CoverageColumns.storable(text));
    }
  }

  private void put(String column, Instant time) {
    if (!time.equals(Instant.EPOCH)) {
      values.put(column, time(time));
    }
  }

  private void put(String column, Collection<String> texts) throws SQLException {
    Object[] elements = texts.stream().map(CoverageColumns::storable).toArray();
    values.put(column, connection.createArrayOf("text", elements));
  }

  private void putTags(Map<String, String> tags) throws SQLException {
    put("tag_keys", tags.keySet());
    put("tag_values", tags.values());
  }
}
