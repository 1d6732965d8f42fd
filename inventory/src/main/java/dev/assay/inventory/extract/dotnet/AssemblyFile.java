package dev.assay.inventory.extract.dotnet;

import dev.assay.inventory.extract.Extractor;
import dev.assay.inventory.extract.PackageSink;
import dev.assay.inventory.extract.RandomContent;
import dev.assay.inventory.extract.ScannedFile;
import dev.assay.inventory.extract.input.Listing;
import dev.assay.model.PackageType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Reads libraries of .NET for applications that came without a `deps.json`, as those of the .NET
/// Framework and of Mono do. What a package is called on NuGet its libraries do not say: it is the
/// name the library was built under, and the version is that of the product, which NuGet's own
/// build writes as the package has it. The version of the assembly is another one and often older.
public final class AssemblyFile implements Extractor {
  private static final String SUFFIX = ".dll";

  /// Libraries are rarely larger than ten megabytes.
  private static final int MOST_HELD = 32 << 20;

  private static final int FIRST = 2;

  @Override
  public String name() {
    return "dotnet-assembly";
  }

  @Override
  public boolean wants(String path) {
    return path.endsWith(SUFFIX);
  }

  @Override
  public void extract(ScannedFile file, PackageSink sink) throws IOException, InterruptedException {
    try (var listing = new Listing("INV-NUGET", PackageType.NUGET, file.path(), sink)) {
      Optional<RandomContent> random = file.random();
      Optional<RandomContent> content = random.isPresent() ? random : held(file, listing);
      if (content.isEmpty()) {
        return;
      }
      Optional<PeFile> library = PeFile.open(content.get()).filter(PeFile::isManaged);
      if (library.isPresent()) {
        library.get().version().ifPresent(found -> add(VersionInfo.texts(found), listing));
      }
    }
  }

  private static Optional<RandomContent> held(ScannedFile file, Listing listing)
      throws IOException {
    var in = file.content();
    byte[] first = in.readNBytes(FIRST);
    if (first.length < FIRST || first[0] != 'M' || first[1] != 'Z') {
      return Optional.empty();
    }
    byte[] rest = in.readNBytes(MOST_HELD);
    if (rest.length == MOST_HELD) {
      listing.problems().limit(0, "larger than " + MOST_HELD + " bytes", "it is not read");
      return Optional.empty();
    }
    byte[] all = Arrays.copyOf(first, FIRST + rest.length);
    System.arraycopy(rest, 0, all, FIRST, rest.length);
    return Optional.of(new Held(all));
  }

  private static void add(Map<String, String> texts, Listing listing) {
    String file = texts.getOrDefault("OriginalFilename", "");
    String version = release(texts.getOrDefault("ProductVersion", ""));
    if (file.endsWith(SUFFIX) && !version.isEmpty()) {
      listing.add(file.substring(0, file.length() - SUFFIX.length()), version, 0);
    }
  }

  /// Without what a build adds: `12.0.1+06c4973` and `6.0.0 @Commit: …`. What has no dot is none.
  private static String release(String version) {
    int end = 0;
    while (end < version.length() && version.charAt(end) != '+' && version.charAt(end) != ' ') {
      end++;
    }
    String release = version.substring(0, end);
    boolean numbered = !release.isEmpty() && Character.isDigit(release.charAt(0));
    return numbered && release.indexOf('.') > 0 ? release : "";
  }

  private static final class Held implements RandomContent {
    private final byte[] bytes;

    Held(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void read(long at, byte[] into, int offset, int length) {
      System.arraycopy(bytes, (int) at, into, offset, length);
    }
  }
}
