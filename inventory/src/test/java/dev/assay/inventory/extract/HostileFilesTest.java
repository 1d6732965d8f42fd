package dev.assay.inventory.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inventory.extract.apk.ApkInstalled;
import dev.assay.inventory.extract.binary.BinaryFile;
import dev.assay.inventory.extract.cargo.CargoLock;
import dev.assay.inventory.extract.dotnet.PackagesConfig;
import dev.assay.inventory.extract.dpkg.DpkgStatus;
import dev.assay.inventory.extract.npm.NpmLock;
import dev.assay.inventory.extract.npm.PnpmLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class HostileFilesTest {
  private static final String STATUS = "var/lib/dpkg/status";

  @Test
  void aMillionPackagesAreRead() throws Exception {
    String one = "Package: a\nStatus: install ok installed\nVersion: 1\n\n";
    var found = Found.in(new DpkgStatus(), FileInMemory.of(STATUS, one.repeat(1_000_000)));
    assertThat(found.packages).hasSize(1_000_000);
    assertThat(found.packages.getLast().location().line()).isEqualTo(3_999_997);
  }

  @Test
  void aMillionMistakesBecomeAFewProblemsAndACount() throws Exception {
    var found =
        Found.in(
            new ApkInstalled(),
            FileInMemory.of("lib/apk/db/installed", "V:1\n\n".repeat(1_000_000)));
    assertThat(found.problems).hasSize(21);
    assertThat(found.problems.getLast().message()).contains("999980 more problems");
  }

  @Test
  void aLineOfManyMegabytesHidesNothingBehindIt() throws Exception {
    byte[] junk = new byte[32 << 20];
    Arrays.fill(junk, (byte) 'x');
    var text = new StringBuilder("Package: a\nStatus: install ok installed\nDescription: ");
    text.append(new String(junk, StandardCharsets.US_ASCII));
    text.append("\nVersion: 1\n\nPackage: b\nVersion: 2\n");
    var found = Found.in(new DpkgStatus(), FileInMemory.of(STATUS, text.toString()));
    assertThat(found.packages).extracting(p -> p.name() + p.version()).containsExactly("a1", "b2");
    assertThat(found.packages.getLast().location().line()).isEqualTo(6);
  }

  @Test
  void deepNestingInALockFileIsAProblem() throws Exception {
    String deep = "{\"dependencies\":{\"a\":".repeat(10_000);
    var found = Found.in(new NpmLock(), FileInMemory.of("package-lock.json", deep));
    assertThat(found.problems).hasSize(1);
    assertThat(found.problems.getFirst().reason()).contains("nesting depth");
  }

  @Test
  void aProgramOfNothingButBeginningsEnds() throws Exception {
    byte[] junk = new byte[48 << 20];
    for (int i = 0; i < junk.length; i += 2) {
      junk[i] = 'x';
      junk[i + 1] = (byte) 0x9c;
    }
    System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F'}, 0, junk, 0, 4);
    var rust = Found.in(new BinaryFile(), new FileInMemory("bin/app", junk));
    assertThat(rust.problems).hasSize(1);
    assertThat(rust.problems.getFirst().reason()).contains("more than 500000 places");

    byte[] start = HexFormat.of().parseHex("3077af0c9274080241e1c107e6d618e6");
    for (int i = 64; i < junk.length; i += 16) {
      System.arraycopy(start, 0, junk, i, 16);
    }
    var go = Found.in(new BinaryFile(), new FileInMemory("bin/app", junk));
    assertThat(go.packages).isEmpty();
  }

  @Test
  void aLockFileVersionThatIsNoTextIsNoTrap() throws Exception {
    String text =
        """
        lockfileVersion: {}
        importers:
          .:
            dependencies:
              lodash: 4.17.20
        packages:
          lodash@4.17.20: {}
        """;
    var found = Found.in(new PnpmLock(), FileInMemory.of("pnpm-lock.yaml", text));
    assertThat(found.packages).extracting(p -> p.name()).containsExactly("lodash");
  }

  @Test
  void aYamlFileOfAliasesDoesNotGrow() throws Exception {
    var text = new StringBuilder("lockfileVersion: '9.0'\na0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    text.append("packages:\n  lodash@4.17.20: {}\n");
    var found = Found.in(new PnpmLock(), FileInMemory.of("pnpm-lock.yaml", text.toString()));
    assertThat(found.packages).extracting(p -> p.name()).containsExactly("lodash");
  }

  @ParameterizedTest
  @CsvSource({
    "pnpm-lock.yaml, '[', nesting depth|nested deeper",
    "yarn.lock, '__metadata: [', nesting depth|nested deeper",
    "bun.lock, '[', nesting depth|nested deeper",
    "Cargo.lock, 'a=[', nesting|nested"
  })
  void deepNestingIsAProblemInEveryForm(String path, String opening, String reason)
      throws Exception {
    String deep = opening + "[".repeat(100_000);
    var found = new Found();
    for (Extractor extractor : Extractors.ALL) {
      if (extractor.wants(path)) {
        extractor.extract(FileInMemory.of(path, deep), found);
      }
    }
    assertThat(found.problems).isNotEmpty();
    assertThat(found.problems.getFirst().reason()).containsAnyOf(reason.split("[|]"));
  }

  @Test
  void anEntityInXmlIsNeitherExpandedNorOpened() throws Exception {
    String text =
        "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<packages><package id=\"a\" version=\"1\"/><package id=\"b\" version=\"&x;\"/></packages>";
    var found = Found.in(new PackagesConfig(), FileInMemory.of("packages.config", text));
    assertThat(found.packages).extracting(p -> p.name()).containsExactly("a");
    assertThat(found.problems).hasSize(1);
  }

  @Test
  void aHundredThousandPackagesOfALockFileAreRead() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append("[[package]]\nname = \"p").append(i).append("\"\nversion = \"1.0.0\"\n");
      text.append("source = \"registry+https://github.com/rust-lang/crates.io-index\"\n\n");
    }
    var found = Found.in(new CargoLock(), FileInMemory.of("Cargo.lock", text.toString()));
    assertThat(found.packages).hasSize(100_000);
    assertThat(found.packages.getLast().location().line()).isEqualTo(499_996);
  }

  @Test
  void whatWasReadBeforeTheStreamBrokeIsKept() {
    var found = new Found();
    String text = "Package: a\nStatus: install ok installed\nVersion: 1\n\nPackage: b\n";
    assertThatThrownBy(() -> new DpkgStatus().extract(new Breaking(STATUS, text), found))
        .isInstanceOf(IOException.class);
    assertThat(found.packages).hasSize(1);
  }

  @Test
  void aStreamThatBreaksUnderJsonIsNoMistakeInTheJson() {
    var found = new Found();
    var file = new Breaking("package-lock.json", "{\"packages\":{");
    assertThatThrownBy(() -> new NpmLock().extract(file, found))
        .isInstanceOf(IOException.class)
        .hasMessage("disk on fire");
    assertThat(found.problems).isEmpty();
  }

  @Test
  void anInterruptedThreadStopsReading() {
    String one = "Package: a\nStatus: install ok installed\nVersion: 1\n\n";
    var file = FileInMemory.of(STATUS, one.repeat(10_000));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Found.in(new DpkgStatus(), file))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /// A file whose stream fails behind its text.
  private record Breaking(String path, String text) implements ScannedFile {
    @Override
    public long size() {
      return -1;
    }

    @Override
    public InputStream content() {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new InputStream() {
        private int at;

        @Override
        public int read() throws IOException {
          if (at == bytes.length) {
            throw new IOException("disk on fire");
          }
          return bytes[at++] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
          to[offset] = (byte) read();
          return 1;
        }
      };
    }
  }
}
