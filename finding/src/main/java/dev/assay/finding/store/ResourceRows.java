package dev.assay.finding.store;

import dev.assay.finding.InternetReach;
import dev.assay.finding.InventoryCodec;
import dev.assay.finding.ScannedResource;
import dev.assay.model.AccountId;
import dev.assay.model.Inventory;
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
        package_order, host_name, registry, repository, digest, architecture, image_tags, pushed,
        function, runtime, code_sha256, function_version, role_arn, layers, modified)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (account, name) DO UPDATE SET
        region = excluded.region, platform = excluded.platform,
        -- a network knows the tags that AWS has; an inventory has none of them
        tags = CASE WHEN resource.in_network THEN resource.tags ELSE excluded.tags END, scanned = greatest(resource.scanned, excluded.scanned), gone = NULL,
        inventory = excluded.inventory, package_order = excluded.package_order,
        host_name = excluded.host_name,
        registry = excluded.registry, repository = excluded.repository,
        digest = excluded.digest, architecture = excluded.architecture,
        image_tags = excluded.image_tags, pushed = excluded.pushed,
        function = excluded.function, runtime = excluded.runtime,
        code_sha256 = excluded.code_sha256, function_version = excluded.function_version,
        role_arn = excluded.role_arn, layers = excluded.layers, modified = excluded.modified
      RETURNING id, internet
      """;

  /// A resource that a transaction holds.
  ///
  /// @param scannedBefore when it was last seen before this transaction; now, for a new one
  record Row(
      long id, String name, String region, OffsetDateTime scannedBefore, InternetReach internet) {

    /// The same, reached in another way.
    Row reached(InternetReach reach) {
      return new Row(id, name, region, scannedBefore, reach);
    }
  }

  /// An inventory without its packages.
  ///
  /// @param order where its packages stood
  record Rest(long resource, Inventory inventory, List<Integer> order) {}

  private final Connection connection;
  private final AccountId account;
  private final InventoryCodec codec;

  ResourceRows(Connection connection, AccountId account, InventoryCodec codec) {
    this.connection = connection;
    this.account = account;
    this.codec = codec;
  }

  /// Writes the resource and holds its row until the transaction ends, so that two scans of one
  /// resource follow each other.
  Row seen(ScannedResource resource, KeptInventory kept, OffsetDateTime now) throws SQLException {
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
      insert.setBytes(8, codec.write(kept.rest()));
      insert.setArray(9, connection.createArrayOf("int", kept.order().toArray()));
      for (int column = 10; column <= 23; column++) {
        insert.setObject(column, null);
      }
      switch (resource) {
        case ScannedResource.Instance instance -> insert.setString(10, instance.hostName());
        case ScannedResource.ContainerImage image -> image(insert, image);
        case ScannedResource.Function function -> function(insert, function);
      }
      try (var row = insert.executeQuery()) {
        row.next();
        return new Row(
            row.getLong(1),
            identity.id(),
            identity.region(),
            before,
            InternetReach.valueOf(row.getString(2)));
      }
    }
  }

  /// Forgets what was found on a resource, and marks it as gone unless a network has it; empty
  /// where it is not known.
  Optional<Row> gone(String name, OffsetDateTime now) throws SQLException {
    var row = held(name);
    if (row.isPresent()) {
      try (var update =
          connection.prepareStatement(
              "UPDATE resource SET inventory = NULL, gone = CASE WHEN in_network THEN NULL ELSE ? END"
                  + " WHERE account = ? AND id = ? AND gone IS NULL")) {
        update.setObject(1, now);
        update.setString(2, account.value());
        update.setLong(3, row.get().id());
        update.executeUpdate();
      }
    }
    return row;
  }

  /// What is kept with a resource that is still there.
  Optional<Rest> rest(String name) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT id, inventory, package_order FROM resource"
                + " WHERE account = ? AND name = ? AND gone IS NULL AND inventory IS NOT NULL")) {
      select.setString(1, account.value());
      select.setString(2, name);
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Rest(
                    row.getLong(1),
                    codec.read(row.getBytes(2)),
                    List.of((Integer[]) row.getArray(3).getArray())))
            : Optional.empty();
      }
    }
  }

  private Optional<Row> held(String name) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "SELECT id, region, scanned, internet FROM resource"
                + " WHERE account = ? AND name = ? FOR UPDATE")) {
      select.setString(1, account.value());
      select.setString(2, name);
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Row(
                    row.getLong(1),
                    name,
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class),
                    InternetReach.valueOf(row.getString(4))))
            : Optional.empty();
      }
    }
  }

  private void image(PreparedStatement insert, ScannedResource.ContainerImage image)
      throws SQLException {
    insert.setString(11, image.registry());
    insert.setString(12, image.repository());
    insert.setString(13, image.digest());
    insert.setString(14, image.architecture());
    insert.setArray(15, array(image.tags()));
    insert.setObject(16, time(image.pushed()));
  }

  private void function(PreparedStatement insert, ScannedResource.Function function)
      throws SQLException {
    insert.setString(17, function.name());
    insert.setString(18, function.runtime());
    insert.setString(19, function.codeSha256());
    insert.setString(20, function.version());
    insert.setString(21, function.roleArn());
    insert.setArray(22, array(function.layers()));
    insert.setObject(23, time(function.modified()));
  }

  private java.sql.Array array(List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
