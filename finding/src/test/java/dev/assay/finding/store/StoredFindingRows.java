package dev.assay.finding.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Vulnerability;
import dev.assay.database.Database;
import dev.assay.finding.NetworkPath;
import dev.assay.finding.ScannedResource;
import dev.assay.finding.Score;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.StoredFinding.OpenPath;
import dev.assay.finding.StoredFinding.VulnerablePackages;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes findings as rows, by the words of the schema and nothing else.
final class StoredFindingRows {
  private final Connection connection;
  private final Map<String, Long> vulnerabilities = new HashMap<>();
  private final Map<String, Long> resources = new HashMap<>();

  StoredFindingRows(Connection connection) {
    this.connection = connection;
  }

  void write(List<StoredFinding> findings) throws SQLException {
    for (int i = 0; i < findings.size(); i++) {
      write(findings.get(i), i);
    }
  }

  private void write(StoredFinding finding, int generation) throws SQLException {
    String account = finding.account().value();
    Database.actFor(connection, finding.account());
    long vulnerability =
        switch (finding.subject()) {
          case VulnerablePackages it -> vulnerability(it.vulnerability());
          case OpenPath path -> 0;
        };
    long resource = resource(account, finding.resource());
    long detail = detail(account, finding, generation);
    var state = finding.state();
    boolean isClosed = state.status() == StoredFinding.Status.CLOSED;
    insert(
        "finding",
        "account, resource_id, vulnerability_id, subject, detail_id, generation, arn, severity,"
            + " score, status, first_observed, updated, closed, last_observed",
        account,
        resource,
        vulnerability,
        vulnerability == 0 ? "path " + generation : "",
        detail,
        generation,
        finding.arn(),
        FindingTables.place(finding.severity()),
        finding.subject() instanceof VulnerablePackages it
                && it.judgement().score() instanceof Score.Rated rated
            ? rated.value()
            : -1.0,
        state.status().name(),
        state.firstObserved(),
        state.updated(),
        isClosed ? state.updated() : Instant.EPOCH,
        isClosed ? state.lastObserved() : Instant.EPOCH);
  }

  private long detail(String account, StoredFinding finding, int number) throws SQLException {
    return switch (finding.subject()) {
      case OpenPath path -> detail(account, finding.title(), path, number);
      case VulnerablePackages it -> detail(account, finding.title(), it, number);
    };
  }

  private long detail(String account, String title, OpenPath it, int number) throws SQLException {
    return insert(
        "detail",
        "account, type, hash, title, source, vendor_severity, fix_available, source_url, protocol,"
            + " first_port, last_port, component_ids, component_types, path",
        account,
        "NETWORK_REACHABILITY",
        Integer.toString(number).getBytes(UTF_8),
        title,
        "",
        "",
        "",
        "",
        it.ports().transport().name(),
        it.ports().first(),
        it.ports().last(),
        it.path().steps().stream().map(NetworkPath.Step::componentId).toList(),
        it.path().steps().stream().map(NetworkPath.Step::componentType).toList(),
        PathJson.write(it.path(), it.evidence()));
  }

  private long detail(String account, String title, VulnerablePackages it, int number)
      throws SQLException {
    var judgement = it.judgement();
    long id =
        insert(
            "detail",
            "account, hash, title, rating, source, vendor_severity, fix_available, source_url",
            account,
            Integer.toString(number).getBytes(UTF_8),
            title,
            judgement.score() instanceof Score.Rated(Rating rating) ? line(rating) : Instant.EPOCH,
            judgement.source(),
            judgement.vendorSeverity(),
            judgement.fix().name(),
            judgement.sourceUrl());
    for (int i = 0; i < it.packages().size(); i++) {
      var one = it.packages().get(i);
      var version = one.version();
      insert(
          "detail_package",
          "account, detail_id, position, name, version, epoch, release, arch, manager, path, layer,"
              + " fixed, remedy",
          account,
          id,
          i,
          one.name(),
          version.upstream(),
          version.epoch(),
          version.release(),
          one.architecture(),
          one.manager(),
          one.path(),
          one.layer(),
          one.fixedVersion(),
          one.remediation());
    }
    return id;
  }

  private long vulnerability(Vulnerability it) throws SQLException {
    Long known = vulnerabilities.get(it.id());
    if (known != null) {
      return known;
    }
    List<Object> values = new ArrayList<>();
    values.add(it.id());
    values.add(it.text().title());
    values.add(it.text().description());
    values.add(it.aliases());
    values.add(it.ratings().stream().map(StoredFindingRows::line).toList());
    values.add(it.weaknesses());
    values.add(it.references());
    values.add(it.dates().published());
    values.add(it.dates().modified());
    if (it.exploitation().epss() instanceof Epss.Scored epss) {
      values.addAll(List.of(epss.score(), epss.percentile(), epss.date()));
    } else {
      values.addAll(List.of(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH));
    }
    if (it.exploitation().known() instanceof KnownExploitation.Listed kev) {
      values.addAll(List.of(kev.added(), kev.due(), kev.action()));
    } else {
      values.addAll(List.of(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH));
    }
    values.add(
        it.exploitation().exploits().stream()
            .map(e -> e.source() + "\t" + e.id() + "\t" + e.published())
            .toList());
    long id =
        insert(
            "vulnerability",
            "name, title, description, aliases, ratings, weaknesses, web, published, modified,"
                + " epss, epss_percentile, epss_day, kev_added, kev_due, kev_action, exploits",
            values.toArray());
    vulnerabilities.put(it.id(), id);
    return id;
  }

  private long resource(String account, ScannedResource it) throws SQLException {
    Long known = resources.get(it.identity().id());
    if (known != null) {
      return known;
    }
    var identity = it.identity();
    List<Object> values =
        new ArrayList<>(
            List.of(
                account,
                identity.id(),
                it.type(),
                identity.region(),
                identity.platform(),
                identity.tags(),
                RandomFindings.scanned(it),
                new byte[0]));
    String columns = "account, name, type, region, platform, tags, scanned, inventory, ";
    switch (it) {
      case ScannedResource.Instance host -> {
        columns += "host_name, instance_type, image_id, vpc_id, subnet_id, ipv4, ipv6, internet";
        var machine = host.machine();
        values.addAll(
            List.of(
                host.hostName(),
                machine.type(),
                machine.image(),
                machine.vpc(),
                machine.subnet(),
                machine.ipv4Addresses(),
                machine.ipv6Addresses(),
                host.internet().name()));
      }
      case ScannedResource.ContainerImage image -> {
        columns += "registry, repository, digest, architecture, image_tags, pushed";
        values.addAll(
            List.of(
                image.registry(),
                image.repository(),
                image.digest(),
                image.architecture(),
                image.tags(),
                image.pushed()));
      }
      case ScannedResource.Function function -> {
        columns += "function, runtime, code_sha256, function_version, role_arn, layers, modified";
        values.addAll(
            List.of(
                function.name(),
                function.runtime(),
                function.codeSha256(),
                function.version(),
                function.roleArn(),
                function.layers(),
                function.modified()));
      }
    }
    long id = insert("resource", columns, values.toArray());
    resources.put(identity.id(), id);
    return id;
  }

  /// @param values [Instant#EPOCH] for a null
  /// @return the new row's id, or 0 where the table has none
  private long insert(String table, String columns, Object... values) throws SQLException {
    String marks =
        Stream.of(values)
            .map(value -> value instanceof Map ? "?::jsonb" : "?")
            .collect(Collectors.joining(", "));
    boolean hasId = !table.equals("detail_package");
    String sql =
        "INSERT INTO "
            + table
            + " ("
            + columns
            + ") VALUES ("
            + marks
            + ")"
            + (hasId ? " RETURNING id" : "");
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, column(values[i]));
      }
      if (!hasId) {
        return statement.executeUpdate() - 1L;
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private @Nullable Object column(Object value) throws SQLException {
    return switch (value) {
      case Instant instant when instant.equals(Instant.EPOCH) -> null;
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case List<?> texts -> connection.createArrayOf("text", texts.toArray());
      case Map<?, ?> tags -> json(tags);
      default -> value;
    };
  }

  private static String line(Rating rating) {
    return String.join(
        "\t",
        rating.source(),
        rating.version(),
        rating.vector(),
        Double.toString(rating.baseScore()));
  }

  private static String json(Map<?, ?> tags) {
    return tags.entrySet().stream()
        .map(tag -> quoted(tag.getKey()) + ":" + quoted(tag.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(Object text) {
    return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
