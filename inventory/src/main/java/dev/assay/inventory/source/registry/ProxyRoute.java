package dev.assay.inventory.source.registry;

import dev.assay.inventory.TargetException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which proxy leads to an address, after the environment variables that curl and Go programs
/// read: `HTTPS_PROXY`, `HTTP_PROXY` (lower-case only for the latter, see httpoxy) and `NO_PROXY`.
final class ProxyRoute extends ProxySelector {
  private final Map<String, String> environment;

  ProxyRoute(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String proxy =
        "https".equals(uri.getScheme())
            ? first("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
            : first("http_proxy", "ALL_PROXY", "all_proxy");
    return proxy.isEmpty() || isDirect(host) ? List.of(Proxy.NO_PROXY) : List.of(parse(proxy));
  }

  private boolean isDirect(String host) {
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return true;
    }
    for (String item : first("NO_PROXY", "no_proxy").split(",", -1)) {
      String name = item.strip().toLowerCase(Locale.ROOT);
      String suffix = name.startsWith("*") ? name.substring(1) : name;
      String domain = suffix.startsWith(".") ? suffix : "." + suffix;
      if (name.equals("*") || (!name.isEmpty() && (host.equals(suffix) || host.endsWith(domain)))) {
        return true;
      }
    }
    return false;
  }

  private String first(String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }

  private static Proxy parse(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("no host");
      }
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      // Not resolved here: the client does so, and says what failed.
      return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    } catch (IllegalArgumentException e) {
      throw new TargetException("the proxy variable of the environment is no address", e);
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The request itself fails with the same words.
  }
}
