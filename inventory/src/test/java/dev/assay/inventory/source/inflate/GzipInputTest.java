package dev.assay.inventory.source.inflate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// ISA-L against the JDK's inflater: the same bytes, and the same streams refused.
final class GzipInputTest {
  private static final int MUTANTS = Integer.getInteger("assay.fuzz.mutants", 3_000);

  /// On the platform of the build machines it must be there, or nothing here would be tested.
  @Test
  void libraryIsFoundWhereItsPlatformIs() {
    boolean isItsPlatform =
        System.getProperty("os.arch").equals("amd64")
            && System.getProperty("os.name").equals("Linux");
    assertThat(GzipInput.inflater()).isEqualTo(isItsPlatform ? "ISA-L" : "JDK");
  }

  @Test
  void unpacksEveryKindOfBlockInSeveralMembers() throws IOException {
    byte[] content = InflateSample.content();
    try (var in = GzipInput.open(new ByteArrayInputStream(InflateSample.packed(content)))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  /// The end of a member may lie anywhere in what has been read ahead.
  @Test
  void howTheBytesComeInDoesNotMatter() throws IOException {
    byte[] content = InflateSample.content();
    byte[] packed = InflateSample.packed(content);
    for (int step : new int[] {1, 2, 3, 7, 8, 9, 64, 1000, 65_537}) {
      try (var in = GzipInput.open(new InSteps(packed, step))) {
        assertThat(in.readAllBytes()).as("steps of %s", step).isEqualTo(content);
      }
    }
  }

  @Test
  void skippingAndReadingTakeTurns() throws IOException {
    byte[] content = InflateSample.content();
    var random = new Random(5);
    try (var in = GzipInput.open(new ByteArrayInputStream(InflateSample.packed(content)))) {
      int at = 0;
      while (at < content.length) {
        int length = 1 + random.nextInt(20_000);
        if (random.nextBoolean()) {
          at += (int) in.skip(length);
        } else {
          byte[] read = in.readNBytes(length);
          assertThat(read).isEqualTo(Arrays.copyOfRange(content, at, at + read.length));
          at += read.length;
        }
      }
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void whatFollowsTheLastMemberIsPassedOver() throws IOException {
    byte[] packed = packed("content".getBytes(UTF_8));
    byte[] longer = Arrays.copyOf(packed, packed.length + 600);
    try (var in = GzipInput.open(new ByteArrayInputStream(longer))) {
      assertThat(in.readAllBytes()).asString().isEqualTo("content");
    }
  }

  /// A stream that has been damaged or cut off is refused when the JDK refuses it, and what came
  /// before is the same. ISA-L lets a few damaged code tables through that zlib does not; what they
  /// unpack to has the stated checksum then, so nothing is wrong but a byte that does not matter.
  @Test
  void damagedStreamsEndAsTheyDoForTheJdk() throws IOException {
    int refused = 0;
    int refusedByTheJdkAlone = 0;
    for (long seed = 0; seed < MUTANTS; seed++) {
      var mutant = mutant(new Random(seed));
      var ours = outcome(GzipInput::open, mutant);
      var jdks = outcome(GZIPInputStream::new, mutant);
      if (jdks.isRefused()) {
        refused++;
        refusedByTheJdkAlone += ours.isRefused() ? 0 : 1;
        int common = Math.min(ours.content().length, jdks.content().length);
        assertThat(Arrays.mismatch(ours.content(), 0, common, jdks.content(), 0, common))
            .as("seed %s", seed)
            .isEqualTo(-1);
      } else {
        assertThat(ours.isRefused()).as("seed %s", seed).isFalse();
        assertThat(ours.content()).as("seed %s", seed).isEqualTo(jdks.content());
      }
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - MUTANTS / 50);
    assertThat(refusedByTheJdkAlone).isLessThanOrEqualTo(MUTANTS / 1_000);
  }

  private record Outcome(ByteArrayOutputStream bytes, boolean isRefused) {
    byte[] content() {
      return bytes.toByteArray();
    }
  }

  private interface Opener {
    InputStream open(InputStream in) throws IOException;
  }

  private static Outcome outcome(Opener opener, byte[] packed) {
    var content = new ByteArrayOutputStream();
    try (var in = opener.open(new ByteArrayInputStream(packed))) {
      in.transferTo(content);
      return new Outcome(content, false);
    } catch (IOException refused) {
      return new Outcome(content, true);
    }
  }

  private static byte[] mutant(Random random) throws IOException {
    var content = new byte[random.nextInt(3_000)];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) random.nextInt(random.nextInt(1, 40));
    }
    var packed = new ByteArrayOutputStream();
    packed.writeBytes(packed(content));
    if (random.nextInt(3) == 0) {
      packed.writeBytes(packed(content));
    }
    byte[] mutant = packed.toByteArray();
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(mutant, random.nextInt(mutant.length + 1))
        : mutant;
  }

  private static byte[] packed(byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  /// Hands out a few bytes at a time.
  private static final class InSteps extends ByteArrayInputStream {
    private final int step;

    InSteps(byte[] bytes, int step) {
      super(bytes);
      this.step = step;
    }

    @Override
    public synchronized int read(byte[] to, int offset, int length) {
      return super.read(to, offset, Math.min(length, step));
    }
  }
}
