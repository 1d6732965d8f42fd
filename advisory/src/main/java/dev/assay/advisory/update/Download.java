package dev.assay.advisory.update;

import dev.assay.advisory.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// Fetches one file over HTTP: only if it has changed, going on where a broken download stopped,
/// trying again with growing delays. The file appears whole, by renaming.
final class Download {
  private static final long LONGEST_FILE = 4L << 30;
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(2);
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Clock clock;
  private final int attempts;
  private final Duration firstDelay;
  private final HttpClient client;

  Download(Clock clock, int attempts, Duration firstDelay) {
    this.clock = clock;
    this.attempts = attempts;
    this.firstDelay = firstDelay;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .proxy(EnvironmentProxy.of(System.getenv()))
            .build();
  }

  /// @return whether the file has changed
  /// @throws FeedException if it could not be fetched; an older copy stays as it is
  boolean fetch(URI address, Path file) throws IOException, InterruptedException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Duration delay = firstDelay;
    for (int attempt = 1; ; attempt++) {
      FeedException failure;
      try {
        return attempt(address, file);
      } catch (FeedException e) {
        failure = e;
      } catch (IOException e) {
        failure = new FeedException("%s: %s".formatted(address, reason(e)), true, Duration.ZERO);
      }
      if (!failure.retryable() || attempt == attempts) {
        throw failure;
      }
      Thread.sleep(longer(delay, failure.retryAfter()));
      delay = delay.multipliedBy(2);
    }
  }

  private static Duration longer(Duration delay, Duration asked) {
    Duration wait = asked.compareTo(delay) > 0 ? asked : delay;
    return wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private boolean attempt(URI address, Path file) throws IOException, InterruptedException {
    Optional<Receipt> receipt = Receipt.beside(file);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Path partTag = file.resolveSibling(file.getFileName() + ".part.tag");
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(10));
    receipt.ifPresent(
        known -> {
          header(request, "If-None-Match", known.etag());
          header(request, "If-Modified-Since", known.lastModified());
        });
    long have = Files.exists(partTag) && Files.exists(part) ? Files.size(part) : 0;
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
      request.header("If-Range", Files.readString(partTag, StandardCharsets.UTF_8));
    }
    HttpResponse<InputStream> response =
        client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      return switch (response.statusCode()) {
        case NOT_MODIFIED -> {
          if (receipt.isEmpty()) {
            throw new FeedException(address + ": answered 304 to a plain request");
          }
          receipt.get().foundUnchangedAt(clock.instant()).writeBeside(file);
          yield false;
        }
        case OK -> {
          receive(response, body, part, partTag, false);
          requireSound(address, part, partTag, file);
          yield complete(response, part, partTag, file);
        }
        case PARTIAL -> {
          checkRange(response, have, address);
          receive(response, body, part, partTag, true);
          requireSound(address, part, partTag, file);
          yield complete(response, part, partTag, file);
        }
        case RANGE_NOT_SATISFIABLE -> {
          Files.deleteIfExists(part);
          throw new FeedException(address + ": the file has changed", true, Duration.ZERO);
        }
        default -> throw refused(response, address);
      };
    }
  }

  private static void header(HttpRequest.Builder request, String name, String value) {
    if (!value.isEmpty()) {
      request.header(name, value);
    }
  }

  private static void receive(
      HttpResponse<?> response, InputStream body, Path part, Path partTag, boolean append)
      throws IOException {
    if (!append) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(partTag);
      // A weak validator cannot join two parts (RFC 9110, 13.1.5).
      String tag = response.headers().firstValue("ETag").orElse("");
      if (!tag.isEmpty() && !tag.startsWith("W/")) {
        Files.writeString(partTag, tag, StandardCharsets.UTF_8);
      }
    }
    long size = append ? Files.size(part) : 0;
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        size += count;
        if (size > LONGEST_FILE) {
          throw new FeedException(part + ": larger than 4 GiB");
        }
        out.write(buffer, 0, count);
      }
    }
  }

  private static void requireSound(URI address, Path part, Path partTag, Path file)
      throws IOException {
    Optional<String> flaw = Soundness.flaw(part, file.getFileName().toString());
    if (flaw.isPresent()) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(partTag);
      throw new FeedException(
          address + ": what came is damaged: " + flaw.get(), true, Duration.ZERO);
    }
  }

  private boolean complete(HttpResponse<?> response, Path part, Path partTag, Path file)
      throws IOException {
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    var receipt =
        new Receipt(
            response.headers().firstValue("ETag").orElse(""),
            response.headers().firstValue("Last-Modified").orElse(""),
            sha256(part),
            Files.size(part),
            clock.instant());
    boolean changed =
        !Receipt.beside(file).map(Receipt::sha256).orElse("").equals(receipt.sha256());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(partTag);
    receipt.writeBeside(file);
    return changed;
  }

  private static void checkRange(HttpResponse<?> response, long have, URI address) {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + have + "-")) {
      throw new FeedException(address + ": sent another part than asked: " + range);
    }
  }

  private FeedException refused(HttpResponse<?> response, URI address) {
    int status = response.statusCode();
    boolean retryable = status == 408 || status == 429 || status >= 500;
    Duration wait =
        response
            .headers()
            .firstValue("Retry-After")
            .map(value -> RetryAfter.parse(value, clock))
            .orElse(Duration.ZERO);
    return new FeedException("%s: answered %d".formatted(address, status), retryable, wait);
  }

  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        var digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
