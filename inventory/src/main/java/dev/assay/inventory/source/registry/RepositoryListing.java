package dev.assay.inventory.source.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.inventory.RegistryAccess;
import dev.assay.inventory.RegistryCatalog.Listing;
import dev.assay.inventory.RegistryCatalog.TaggedImage;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.TargetMissingException;
import dev.assay.inventory.source.Scan;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Lists a repository (OCI distribution specification 1.1, "Listing Tags").
public final class RepositoryListing {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_TAGS = 1_000;
  private static final int MOST_PAGES = 100;
  private static final int LARGEST_ANSWER = 4 << 20;

  private RepositoryListing() {}

  /// The tags with the digests that they name now.
  public static Listing of(
      String repository, List<String> tags, RegistryAccess access, Map<String, String> environment)
      throws InterruptedException {
    var name = ImageName.parse(repository);
    try (var client = new RegistryClient(name, access, environment)) {
      return tags.isEmpty() ? all(client) : named(client, tags);
    } catch (IOException e) {
      throw new TargetException(
          repository + ": " + name.registry() + " cannot be listed: " + Scan.reason(e), e);
    }
  }

  private static Listing all(RegistryClient client) throws IOException, InterruptedException {
    return listing(client, tags(client));
  }

  /// Where a registry has none of the tags, it is asked whether it has the repository at all.
  private static Listing named(RegistryClient client, List<String> tags)
      throws IOException, InterruptedException {
    var listing = listing(client, tags.stream().sorted().distinct().toList());
    if (listing.images().isEmpty()) {
      client.get("tags/list", 0).body().close();
    }
    return listing;
  }

  private static Listing listing(RegistryClient client, List<String> tags)
      throws IOException, InterruptedException {
    var images = new ArrayList<TaggedImage>();
    var missing = new ArrayList<String>();
    for (String tag : tags) {
      try {
        images.add(new TaggedImage(tag, digest(client, tag)));
      } catch (TargetMissingException gone) {
        missing.add(tag);
      }
    }
    return new Listing(images, missing);
  }

  private static List<String> tags(RegistryClient client) throws IOException, InterruptedException {
    var tags = new ArrayList<String>();
    var path = "tags/list";
    for (int page = 0; !path.isEmpty() && page < MOST_PAGES && tags.size() < MOST_TAGS; page++) {
      var answer = client.get(path, 0);
      try (var body = answer.body()) {
        read(bounded(body), tags);
      }
      path = next(answer.headers().firstValue("Link").orElse(""));
    }
    return tags.stream().sorted().distinct().limit(MOST_TAGS).toList();
  }

  private static void read(byte[] page, List<String> tags) throws IOException {
    try (var json = JSON.createParser(page)) {
      while (json.nextToken() != null) {
        boolean isList =
            json.currentToken() == JsonToken.FIELD_NAME && "tags".equals(json.currentName());
        if (isList && json.nextToken() == JsonToken.START_ARRAY) {
          for (var tag = json.nextTextValue(); tag != null; tag = json.nextTextValue()) {
            tags.add(tag);
          }
        }
      }
    }
  }

  /// Of `</v2/name/tags/list?n=…&last=…>; rel="next"` only the query is taken, so that no registry
  /// leads a listing elsewhere. Empty on the last page.
  private static String next(String link) {
    int query = link.indexOf('?');
    int end = link.indexOf('>');
    return query < 0 || end < query ? "" : "tags/list" + link.substring(query, end);
  }

  /// Of the bytes that were served: a header may be missing, or may say something else.
  private static String digest(RegistryClient client, String tag)
      throws IOException, InterruptedException {
    try (var body = client.get("manifests/" + tag, 0).body()) {
      var hash = MessageDigest.getInstance("SHA-256").digest(bounded(body));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static byte[] bounded(InputStream body) throws IOException {
    var bytes = body.readNBytes(LARGEST_ANSWER + 1);
    if (bytes.length > LARGEST_ANSWER) {
      throw new IOException("the answer is larger than 4 MiB");
    }
    return bytes;
  }
}
