package dev.assay.api;

import dev.assay.account.AccessKeyStore;
import dev.assay.api.http.ApiFront;
import dev.assay.api.http.ApiStatus;
import dev.assay.api.http.AuditTrail;
import dev.assay.api.http.Dispatcher;
import dev.assay.api.http.HttpFront;
import dev.assay.api.http.PageTokens;
import dev.assay.api.http.Route;
import dev.assay.api.inspector2.Inspector2Operations;
import dev.assay.api.inspectorscan.InspectorScanApi;
import dev.assay.api.inspectorscan.InspectorScanOperations;
import dev.assay.api.operation.AccountOperations;
import dev.assay.api.operation.AggregationOperations;
import dev.assay.api.operation.CoverageOperations;
import dev.assay.api.operation.FilterOperations;
import dev.assay.api.operation.FindingOperations;
import dev.assay.api.operation.InspectorOperations;
import dev.assay.api.operation.OrganizationOperations;
import dev.assay.api.operation.ReportOperations;
import dev.assay.api.operation.SettingOperations;
import dev.assay.api.operation.TagOperations;
import dev.assay.api.operation.UsageOperations;
import dev.assay.api.operation.VulnerabilityOperations;
import dev.assay.api.sbom.SbomScan;
import dev.assay.api.sigv4.SignatureVerifier;
import dev.assay.api.sigv4.SigningSecrets;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The running API: the Inspector operations and Assay's own calls, at one address.
public final class ApiService implements AutoCloseable {
  private static final String SERVICE = "inspector2";
  private static final String SCAN_SERVICE = "inspector-scan";

  private final HttpFront http;
  private final AuditTrail trail;
  private final URI endpoint;

  private ApiService(HttpFront http, AuditTrail trail, URI endpoint) {
    this.http = http;
    this.trail = trail;
    this.endpoint = endpoint;
  }

  /// Starts to answer. Page tokens hold across restarts that keep the token key.
  ///
  /// @throws IOException where the address cannot be listened on
  public static ApiService start(ApiSettings settings, Stages stages, Clock clock)
      throws IOException {
    var trail = new AuditTrail(stages.accounts().audit()::append, settings.region(), clock);
    try {
      var http =
          HttpFront.start(settings.host(), settings.port(), front(settings, stages, trail, clock));
      return new ApiService(http, trail, endpoint(settings.host(), http.port()));
    } catch (IOException taken) {
      trail.close();
      throw taken;
    }
  }

  /// Where clients reach it, such as `http://127.0.0.1:8080`.
  public URI endpoint() {
    return endpoint;
  }

  /// A Markdown table that says of each operation of the model whether it is served.
  public static String operations() {
    return ApiStatus.markdown(Inspector2Operations.SERVICE, InspectorOperations.class)
        + ApiStatus.rows(InspectorScanOperations.SERVICE, SbomScan.class);
  }

  /// Stops: no new requests, running ones get five seconds.
  @Override
  public void close() throws IOException {
    http.close();
    trail.close();
  }

  private static ApiFront front(
      ApiSettings settings, Stages stages, AuditTrail trail, Clock clock) {
    var tokens = new PageTokens(settings.tokenKey().bytes());
    var dispatcher =
        new Dispatcher<>(Inspector2Operations.SERVICE, operations(settings, stages, tokens, clock));
    return new ApiFront(
        new SignatureVerifier(
            secrets(stages.accounts().all().keys()),
            clock,
            settings.region(),
            Set.of(SERVICE, SCAN_SERVICE)),
        Map.of(
            SERVICE,
            dispatcher,
            SCAN_SERVICE,
            new Dispatcher<>(InspectorScanOperations.SERVICE, sbomScan(stages, clock))),
        routes(stages, tokens, clock),
        List.of(new InventoryRoute(stages.server().inventories(), settings.largestUpload())),
        trail,
        settings.rate());
  }

  private static InspectorOperations operations(
      ApiSettings settings, Stages stages, PageTokens tokens, Clock clock) {
    var accounts = stages.accounts();
    var findings = stages.findings();
    return new InspectorOperations(
        new FindingOperations(
            findings.queries(), findings.listening(), stages.server().networks(), tokens),
        new AggregationOperations(findings.queries(), tokens),
        filters(stages, tokens),
        new CoverageOperations(stages.coverage(), tokens),
        new AccountOperations(
            accounts.enablement(), accounts.organization(), settings.freeTrial(), tokens, clock),
        new SettingOperations(
            accounts.configuration(),
            accounts.deepInspection(),
            accounts.encryptionKeys(),
            accounts.organization()),
        new UsageOperations(stages.usage(), settings.prices(), tokens),
        new OrganizationOperations(accounts.organization(), findings.filters(), tokens),
        new TagOperations(findings.filters(), accounts.tags()),
        new ReportOperations(stages.server().reports()),
        new VulnerabilityOperations(findings.advisories()));
  }

  private static FilterOperations filters(Stages stages, PageTokens tokens) {
    var accounts = stages.accounts();
    return new FilterOperations(
        stages.findings().filters(), accounts.tags(), accounts.organization(), tokens);
  }

  private static List<Route> routes(Stages stages, PageTokens tokens, Clock clock) {
    List<Route> routes = new ArrayList<>();
    routes.add(new StatusRoute(stages.server().status(), clock));
    var accounts = stages.accounts().all();
    routes.addAll(new NetworkRoutes(stages.server().networks(), accounts::isManagement).all());
    routes.addAll(new AccessKeyRoutes(accounts.keys()).all());
    routes.addAll(new AccountRoutes(accounts).all());
    routes.addAll(
        new FilterRoutes(filters(stages, tokens), stages.findings().queries(), clock).all());
    routes.addAll(new VexRoutes(filters(stages, tokens), stages.findings().queries()).all());
    routes.addAll(new ReportRoutes(stages.server().reports()).all());
    routes.addAll(new AuditRoutes(stages.accounts().audit()).all());
    return routes;
  }

  private static InspectorScanApi sbomScan(Stages stages, Clock clock) {
    return new SbomScan(stages.server().sboms(), stages.findings().advisories(), clock);
  }

  private static SigningSecrets secrets(AccessKeyStore keys) {
    var sessions = keys.sessions();
    return (id, token) ->
        (token.isEmpty() ? keys.lookup(id) : sessions.open(id, token))
            .map(
                found ->
                    new SigningSecrets.Secret(
                        found.account(), found.secret().value(), found.role(), found.ends()));
  }

  private static URI endpoint(String host, int port) {
    // RFC 3986 section 3.2.2: an IPv6 address stands in brackets.
    var name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create("http://" + name + ":" + port);
  }
}
