package dev.assay.cli.reach;

import dev.assay.cli.Session;
import dev.assay.delivery.SarifDocument;
import dev.assay.delivery.SarifDocument.Level;
import dev.assay.delivery.SarifDocument.Notification;
import dev.assay.delivery.SarifDocument.Place;
import dev.assay.delivery.SarifDocument.Result;
import dev.assay.delivery.SarifDocument.Rule;
import dev.assay.finding.NetworkPath.EdgeType;
import dev.assay.finding.PortRange;
import dev.assay.finding.PortRange.Transport;
import dev.assay.finding.SeverityProfile;
import dev.assay.model.InputProblem;
import dev.assay.model.ProductVersion;
import dev.assay.model.Severity;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.ExposureJson;
import dev.assay.reachability.InterfacePlaces;
import dev.assay.reachability.InternetSpace;
import dev.assay.reachability.Origin;
import dev.assay.reachability.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Exposures for code scanning: a rule for each service that ports are known for, a result for each
/// range of ports, on the line where its interface is described.
final class ExposureSarif implements AutoCloseable {
  private static final String PREFIX = "open-port/";

  private static final List<String> SERVICES = SeverityProfile.services();

  /// The rules that are no single service, after all that are.
  private enum Other {
    SEVERAL("Ports of several services can be reached"),
    OTHER("A port can be reached"),
    APPLIANCE("A path leads through an appliance whose rules are not known");

    private final String summary;

    Other(String summary) {
      this.summary = summary;
    }

    RuleAt rule() {
      return new RuleAt(id(name()), SERVICES.size() + List.of(values()).indexOf(this));
    }
  }

  private record RuleAt(String id, int index) {}

  private final SarifDocument document;
  private final InterfacePlaces places;
  private final String folder;
  private final Verdict verdict;

  /// @param folder as typed
  ExposureSarif(
      Session session,
      Instant started,
      String folder,
      Verdict verdict,
      InterfacePlaces places,
      List<InputProblem> problems)
      throws IOException {
    this.places = places;
    this.folder = folder;
    this.verdict = verdict;
    this.document = SarifDocument.begin(session.out(), ProductVersion.CURRENT);
    for (String service : SERVICES) {
      document.rule(rule(id(service), "A port of " + service + " can be reached", Level.WARNING));
    }
    for (Other other : Other.values()) {
      document.rule(rule(other.rule().id(), other.summary, Level.NOTE));
    }
    document.results(
        started,
        session.clock().instant(),
        problems.stream()
            .map(problem -> new Notification(problem.code(), problem.message()))
            .toList());
  }

  private static String id(String name) {
    return PREFIX + name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static Rule rule(String id, String summary, Level level) {
    return new Rule(
        id,
        summary,
        "Route tables, network ACLs and security groups let a request in and its reply out."
            + " assay reach trace names the rules on the way.",
        "",
        level,
        "",
        List.of("security", "network"));
  }

  private static Level level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Level.ERROR;
      case MEDIUM -> Level.WARNING;
      case LOW, INFORMATIONAL, UNTRIAGED -> Level.NOTE;
    };
  }

  /// Adds an exposure.
  ///
  /// @throws UncheckedIOException when it cannot be written
  void add(Exposure exposure) {
    try {
      switch (exposure.result()) {
        case Exposure.Result.Open(var cubes) -> {
          for (OpenPorts cube : cubes) {
            add(exposure, cube);
          }
        }
        case Exposure.Result.Undetermined(var appliance) ->
            document.result(
                new Result(
                    Other.APPLIANCE.rule().id(),
                    Other.APPLIANCE.rule().index(),
                    Level.NOTE,
                    subject(exposure)
                        + " may be reached "
                        + ExposureTable.way(exposure)
                        + ": the traffic crosses "
                        + appliance,
                    place(exposure),
                    identity(exposure, List.of())),
                json -> ExposureJson.writeSubject(json, exposure));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void add(Exposure exposure, OpenPorts cube) throws IOException {
    var range =
        new PortRange(Transport.valueOf(cube.protocol().name()), cube.fromPort(), cube.toPort());
    var rule = rule(range);
    var severity = SeverityProfile.ASSAY.severity(edge(exposure), range, share(exposure, cube));
    String ports = ExposureTable.ports(cube).strip();
    document.result(
        new Result(
            rule.id(),
            rule.index(),
            level(severity),
            ports
                + " of "
                + subject(exposure)
                + " is open "
                + ExposureTable.way(exposure)
                + " to "
                + ExposureTable.sources(exposure, cube),
            place(exposure),
            identity(exposure, List.of(ports))),
        json -> {
          ExposureJson.writeSubject(json, exposure);
          json.writeStringField("severity", severity.name());
          json.writeStringField("protocol", cube.protocol().name());
          json.writeNumberField("fromPort", cube.fromPort());
          json.writeNumberField("toPort", cube.toPort());
          json.writeArrayFieldStart("sources");
          for (String source : cube.sources()) {
            json.writeString(source);
          }
          json.writeEndArray();
        });
  }

  private static RuleAt rule(PortRange range) {
    List<String> services = SeverityProfile.services(range);
    return switch (services.size()) {
      case 0 -> Other.OTHER.rule();
      case 1 -> new RuleAt(id(services.getFirst()), SERVICES.indexOf(services.getFirst()));
      default -> Other.SEVERAL.rule();
    };
  }

  private static EdgeType edge(Exposure exposure) {
    return switch (exposure.origin()) {
      case INTERNET -> EdgeType.INTERNET_GATEWAY;
      case PEERED_VPC -> EdgeType.VPC_PEERING_CONNECTION;
      case VPN_GATEWAY -> EdgeType.VPN_GATEWAY;
      case TRANSIT_GATEWAY -> EdgeType.TRANSIT_GATEWAY;
    };
  }

  private static double share(Exposure exposure, OpenPorts cube) {
    return exposure.origin() == Origin.INTERNET
        ? InternetSpace.share(exposure.ipVersion(), cube.sources())
        : 0;
  }

  private static String subject(Exposure exposure) {
    return exposure.networkInterfaceId() + " (" + exposure.instanceId() + ")";
  }

  /// An interface of which no document has a line is shown where all of them are.
  private Place place(Exposure exposure) {
    String id = exposure.networkInterfaceId();
    return places
        .of(id)
        .map(at -> new Place(at.file(), at.line(), "networkInterface", id))
        .orElseGet(() -> new Place(folder, 0, "networkInterface", id));
  }

  /// Without sources: the alert stays the same one while who reaches the port changes.
  private static List<String> identity(Exposure exposure, List<String> ports) {
    List<String> identity = new ArrayList<>();
    identity.add(exposure.networkInterfaceId());
    identity.add(exposure.edge());
    identity.add(Integer.toString(exposure.ipVersion()));
    if (exposure.way() instanceof Way.LoadBalanced(var arn, var port)) {
      identity.add(arn + " " + port);
    }
    identity.addAll(ports);
    return identity;
  }

  @Override
  public void close() throws IOException {
    document.end(
        json -> {
          json.writeStringField("target", folder);
          json.writeStringField("verdict", verdict.name());
        });
  }
}
