package dev.assay.finding.store;

import dev.assay.finding.ScannedResource;
import dev.assay.model.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Resources as rows.
final class ResourceRows {
  private static final String SEEN =
      """
      INSERT INTO resource (account, name, type, region, platform, tags, scanned, inventory,
        host_name, registry, repository, digest, architecture, image_tags, pushed,
        function, runtime, code_sha256, function_version, role_arn, layers, modified)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account, name) DO UPDATE SET
        type = excluded.type, region = excluded.region, platform = excluded.platform,
        tags = excluded.tags, scanned = greatest(resource.scanned, excluded.scanned), gone = NULL,
        inventory = excluded.inventory, host_name = excluded.host_name,
        registry = excluded.registry, repository = excluded.repository,
        digest = excluded.digest, architecture = excluded.architecture,
        image_tags = excluded.image_tags, pushed = excluded.pushed,
        function = excluded.function, runtime = excluded.runtime,
        code_sha256 = excluded.code_sha256, function_version = excluded.function_version,
        role_arn = excluded.role_arn, layers = excluded.layers, modified = excluded.modified
      RETURNING id
      """;

  /// A resource that a transaction holds.
  ///
  /// @param scannedBefore when it was last seen before this transaction; now, for a new one
  record Row(long id, String name, String region, OffsetDateTime scannedBefore) {}

  private final Connection connection;
  private final AccountId account;

  ResourceRows(Connection connection, AccountId account) {
    this.connection = connection;
    this.account = account;
  }

  /// Writes the resource and holds its row until the transaction ends, so that two scans of one
  /// resource follow each other.
  Row seen(ScannedResource resource, byte[] inventory, OffsetDateTime now) throws SQLException {
    var identity = resource.identity();
    var before = held(identity.id()).map(Row::scannedBefore).orElse(now);
    try (var insert = connection.prepareStatement(SEEN)) {
      insert.setString(1, account.value());
      insert.setString(2, identity.id());
      insert.setString(3, resource.type());
      insert.setString(4, identity.region());
      insert.setString(5, identity.platform());
      insert.setString(6, TagJson.write(identity.tags()));
      insert.setObject(7, now);
      insert.setBytes(8, inventory);
      for (int column = 9; column <= 22; column++) {
        insert.setObject(column, null);
      }
      switch (resource) {
        case ScannedResource.Instance instance -> insert.setString(9, instance.hostName());
        case ScannedResource.ContainerImage image -> image(insert, image);
        case ScannedResource.Function function -> function(insert, function);
      }
      try (var row = insert.executeQuery()) {
        row.next();
        return new Row(row.getLong(1), identity.id(), identity.region(), before);
      }
    }
  }

  /// Marks a resource as gone; empty where it is not known.
  Optional<Row> gone(String name, OffsetDateTime now) throws SQLException {
    var row = held(name);
    if (row.isPresent()) {
      try (var update =
          connection.prepareStatement(
              "UPDATE resource SET gone = ? WHERE account = ? AND id = ? AND gone IS NULL")) {
        update.setObject(1, now);
        update.setString(2, account.value());
        update.setLong(3, row.get().id());
        update.executeUpdate();
      }
    }
    return row;
  }

  /// The inventory of a resource that is still there.
  Optional<byte[]> inventory(String name) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT inventory FROM resource WHERE account = ? AND name = ? AND gone IS NULL")) {
      select.setString(1, account.value());
      select.setString(2, name);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  private Optional<Row> held(String name) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT id, region, scanned FROM resource WHERE account = ? AND name = ? FOR UPDATE")) {
      select.setString(1, account.value());
      select.setString(2, name);
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Row(
                    row.getLong(1), name, row.getString(2), row.getObject(3, OffsetDateTime.class)))
            : Optional.empty();
      }
    }
  }

  private void image(PreparedStatement insert, ScannedResource.ContainerImage image)
      throws SQLException {
    insert.setString(10, image.registry());
    insert.setString(11, image.repository());
    insert.setString(12, image.digest());
    insert.setString(13, image.architecture());
    insert.setArray(14, array(image.tags()));
    insert.setObject(15, time(image.pushed()));
  }

  private void function(PreparedStatement insert, ScannedResource.Function function)
      throws SQLException {
    insert.setString(16, function.name());
    insert.setString(17, function.runtime());
    insert.setString(18, function.codeSha256());
    insert.setString(19, function.version());
    insert.setString(20, function.roleArn());
    insert.setArray(21, array(function.layers()));
    insert.setObject(22, time(function.modified()));
  }

  private java.sql.Array array(List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
