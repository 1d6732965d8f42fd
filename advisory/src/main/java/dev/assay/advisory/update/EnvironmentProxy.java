package dev.assay.advisory.update;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Chooses the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, as curl does: lower case
/// counts as well.
final class EnvironmentProxy extends ProxySelector {
  private final Map<String, String> environment;

  private EnvironmentProxy(Map<String, String> environment) {
    this.environment = environment;
  }

  static EnvironmentProxy of(Map<String, String> environment) {
    return new EnvironmentProxy(environment);
  }

  @Override
  public List<Proxy> select(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme();
    String proxy = value(scheme.toUpperCase(Locale.ROOT) + "_PROXY");
    if (proxy.isEmpty() || isExcluded(address.getHost())) {
      return List.of(Proxy.NO_PROXY);
    }
    URI server = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
    int port = server.getPort() < 0 ? 8080 : server.getPort();
    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(server.getHost(), port)));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // The request itself fails with the same exception, which is reported there.
  }

  private boolean isExcluded(String host) {
    return Arrays.stream(value("NO_PROXY").split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
        .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
  }

  private String value(String name) {
    String upper = environment.getOrDefault(name, "");
    return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
  }
}
