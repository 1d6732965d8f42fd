package dev.assay.inventory.source.registry;

import dev.assay.inventory.RegistryAccess;
import dev.assay.inventory.TargetDeniedException;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.TargetMissingException;
import dev.assay.inventory.source.image.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/// Gets things from one repository: signs in when asked to, follows redirects without taking the
/// credentials along, and tries again what may succeed later.
final class RegistryClient implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_TRIES = 4;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final String ACCEPT =
      String.join(
          ", ",
          MediaType.OCI_INDEX,
          MediaType.OCI_MANIFEST,
          MediaType.DOCKER_LIST,
          MediaType.DOCKER_MANIFEST);

  private final HttpClient http;
  private final ImageName name;
  private final SignIn signIn;
  private final URI root;

  RegistryClient(ImageName name, RegistryAccess access, Map<String, String> environment) {
    this.name = name;
    boolean plain = access.plainHttp() || name.isLoopback();
    this.root = URI.create((plain ? "http://" : "https://") + name.apiHost() + "/v2/");
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .proxy(new ProxyRoute(environment))
            .build();
    this.signIn = new SignIn(http, access, name.repository(), plain);
  }

  /// Asks for something of the repository.
  ///
  /// @param path such as `manifests/latest`
  /// @param from the first byte wanted
  /// @return an answer of status 200 or 206
  HttpResponse<InputStream> get(String path, long from) throws IOException, InterruptedException {
    URI uri = root.resolve(name.repository() + "/" + path);
    for (int tried = 1; ; tried++) {
      Duration pause = backOff(tried);
      IOException failure;
      try {
        HttpResponse<InputStream> answer = signedIn(uri, from);
        if (answer.statusCode() == 200 || answer.statusCode() == 206) {
          return answer;
        }
        answer.body().close();
        failure = failure(answer, path);
        pause = pause(answer, pause);
      } catch (IOException e) {
        failure = e;
      }
      if (tried == MOST_TRIES) {
        throw failure;
      }
      Thread.sleep(pause);
    }
  }

  /// What will not get better is thrown at once.
  private IOException failure(HttpResponse<InputStream> answer, String path) {
    int status = answer.statusCode();
    if (status == 404) {
      throw new TargetMissingException(
          name.registry() + " has no " + path + " in " + name.repository() + ". Check the name.");
    }
    if (status == 401 || status == 403) {
      throw new TargetDeniedException(
          name.registry()
              + " refuses access to "
              + name.repository()
              + ". Give a user and password that may pull it.");
    }
    if (status != 429 && status < 500) {
      throw new TargetException(name.registry() + " answers " + path + " with status " + status);
    }
    return new IOException(name.registry() + " answers with status " + status);
  }

  private HttpResponse<InputStream> signedIn(URI uri, long from)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = redirected(uri, from);
    if (answer.statusCode() == 401 && signIn.answer(answer.headers())) {
      answer.body().close();
      return redirected(uri, from);
    }
    return answer;
  }

  private HttpResponse<InputStream> redirected(URI start, long from)
      throws IOException, InterruptedException {
    URI at = start;
    for (int followed = 0; followed <= MOST_REDIRECTS; followed++) {
      HttpResponse<InputStream> answer = send(at, from);
      if (answer.statusCode() / 100 != 3) {
        return answer;
      }
      answer.body().close();
      at = next(at, answer);
    }
    throw new TargetException(name.registry() + " redirects in a circle");
  }

  private URI next(URI at, HttpResponse<InputStream> answer) {
    try {
      URI next = at.resolve(answer.headers().firstValue("Location").orElse(""));
      boolean down = "https".equals(at.getScheme()) && !"https".equals(next.getScheme());
      if (next.getHost() != null && !down && String.valueOf(next.getScheme()).startsWith("http")) {
        return next;
      }
      throw new TargetException(
          name.registry() + " redirects to an address that cannot be followed: " + next.getHost());
    } catch (IllegalArgumentException e) {
      throw new TargetException(name.registry() + " redirects to what is no address", e);
    }
  }

  private HttpResponse<InputStream> send(URI uri, long from)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri).timeout(ANSWER).header("Accept", ACCEPT);
    // Storage that a registry redirects to gets no credentials of the registry.
    if (root.getAuthority().equals(uri.getAuthority())
        && root.getScheme().equals(uri.getScheme())) {
      signIn.header().ifPresent(header -> request.header("Authorization", header));
    }
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private static Duration pause(HttpResponse<?> answer, Duration otherwise) {
    String after = answer.headers().firstValue("Retry-After").orElse("");
    boolean seconds = after.length() < 6 && after.chars().allMatch(Character::isDigit);
    if (after.isEmpty() || !seconds) {
      return otherwise;
    }
    Duration asked = Duration.ofSeconds(Integer.parseInt(after));
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  private static Duration backOff(int tried) {
    return Duration.ofMillis(50L << (2 * tried));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
