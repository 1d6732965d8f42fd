package dev.assay.inventory.source.image;

import dev.assay.inventory.source.EntryPath;
import dev.assay.inventory.source.ProblemCode;
import dev.assay.inventory.source.ProblemException;
import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.archive.Packing;
import dev.assay.inventory.source.archive.TarEntry;
import dev.assay.inventory.source.archive.TarReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A saved image in a tar archive, its members found by place. An archive that was packed as a
/// whole is unpacked from the front for each member.
final class TarMembers implements Members {
  private static final int LONGEST_CHAIN = 8;

  private final Scan scan;
  private final Path archive;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();

  private TarMembers(Scan scan, Path archive) {
    this.scan = scan;
    this.archive = archive;
  }

  /// Reads the archive's headers. What comes after damage is not found.
  static TarMembers index(Scan scan, Path archive) throws IOException, InterruptedException {
    var members = new TarMembers(scan, archive);
    try (var in = members.stream()) {
      members.read(new TarReader(in));
    } catch (EOFException e) {
      scan.add(
          ProblemCode.TRUNCATED.in(
              archive.toString(), Scan.reason(e), "what the archive lost is left out"));
    }
    return members;
  }

  private void read(TarReader tar) throws IOException, InterruptedException {
    long count = 0;
    for (var next = tar.next(); next.isPresent(); next = tar.next()) {
      if (++count > scan.limits().entries()) {
        throw new ProblemException(ProblemCode.ENTRIES, scan.limits().entries() + " entries");
      }
      scan.met();
      scan.budget().checkTime();
      TarEntry entry = next.get();
      String name = EntryPath.clean(entry.path());
      switch (entry.kind()) {
        case FILE -> places.put(name, new Place(tar.position(), entry.size()));
        // Older engines stored a layer that repeats as a link to the first.
        case SYMBOLIC_LINK -> links.put(name, beside(name, entry.target()));
        case HARD_LINK -> links.put(name, EntryPath.clean(entry.target()));
        case FOLDER, SPECIAL -> {}
      }
    }
  }

  private static String beside(String link, String target) {
    String at = EntryPath.parent(link);
    String rest = target;
    while (rest.startsWith("../")) {
      at = EntryPath.parent(at);
      rest = rest.substring(3);
    }
    return EntryPath.clean(EntryPath.join(at, rest));
  }

  @Override
  public boolean has(String name) {
    return places.containsKey(real(name));
  }

  @Override
  public long size(String name) {
    return places.getOrDefault(real(name), Place.NOWHERE).size();
  }

  @Override
  public InputStream open(String name) throws IOException {
    Place place = places.get(real(name));
    if (place == null) {
      throw new IOException("the archive has no " + name);
    }
    InputStream in = stream();
    in.skipNBytes(place.offset());
    return new Part(in, place.size());
  }

  private String real(String name) {
    String at = EntryPath.clean(name);
    for (int i = 0; i < LONGEST_CHAIN && links.containsKey(at); i++) {
      at = links.getOrDefault(at, at);
    }
    return at;
  }

  /// Skipping in a file that is not packed is seeking, so nothing between members is read.
  private InputStream stream() throws IOException {
    try (var head = Files.newInputStream(archive)) {
      if (!Packing.isPacked(head.readNBytes(4))) {
        return Files.newInputStream(archive);
      }
    }
    return Packing.metered(Files.newInputStream(archive), scan);
  }

  /// Where a member's content lies.
  private record Place(long offset, long size) {
    static final Place NOWHERE = new Place(0, 0);
  }
}
