package dev.assay.api.operation;

import dev.assay.api.http.Caller;
import dev.assay.api.http.PageTokens;
import dev.assay.api.wire.WireJson;
import dev.assay.api.wire.WireShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pages of one request: a token holds only for the caller, operation and request that it was
/// made for. The page size is not part of the request, so that a client may change it.
final class Paging {
  private final PageTokens tokens;
  private final String operation;
  private final byte[] request;

  private Paging(PageTokens tokens, String operation, byte[] request) {
    this.tokens = tokens;
    this.operation = operation;
    this.request = request;
  }

  /// The pages of a request.
  ///
  /// @param parts what makes two requests different: its filters and its order
  static Paging of(PageTokens tokens, String operation, @Nullable WireShape... parts) {
    var text = new ByteArrayOutputStream();
    try (var out = WireJson.json().createGenerator(text)) {
      out.writeStartArray();
      for (var part : parts) {
        if (part == null) {
          out.writeNull();
        } else {
          part.write(out);
        }
      }
      out.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.toByteArray());
      return new Paging(tokens, operation, hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Where the page begins; empty for the first.
  Optional<String> position(@Nullable String token) {
    return token == null || token.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new String(
                tokens.decode(Caller.current().account(), operation, request, token),
                StandardCharsets.UTF_8));
  }

  /// The token of the page that begins there.
  String token(String position) {
    return tokens.encode(
        Caller.current().account(), operation, request, position.getBytes(StandardCharsets.UTF_8));
  }

  /// A page of a list that is small enough to be made whole.
  <T> Slice<T> slice(List<T> all, int pageSize, @Nullable String token) {
    int first = Math.min(all.size(), position(token).map(Integer::parseInt).orElse(0));
    int end = Math.min(all.size(), first + pageSize);
    var next = end == all.size() ? null : token(Integer.toString(end));
    return new Slice<>(List.copyOf(all.subList(first, end)), next);
  }

  /// Some of a list, and the token of what follows, if anything does: the edge to the shapes.
  static final class Slice<T> {
    private final List<T> items;
    private final @Nullable String next;

    private Slice(List<T> items, @Nullable String next) {
      this.items = items;
      this.next = next;
    }

    List<T> items() {
      return items;
    }

    @Nullable String next() {
      return next;
    }
  }
}
