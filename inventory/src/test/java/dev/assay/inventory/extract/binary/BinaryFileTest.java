package dev.assay.inventory.extract.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.extract.FileAnywhere;
import dev.assay.inventory.extract.FileInMemory;
import dev.assay.inventory.extract.Found;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BinaryFileTest {
  private static final Path CASES = Path.of("src/test/cases/extract/binary");

  @ParameterizedTest
  @CsvSource({
    "usr/bin/nginx, true",
    "usr/bin/python3.11, true",
    "usr/lib/libcrypto.so.3, true",
    "manager, true",
    "app/server.exe, true",
    "usr/bin/gcloud.py, false",
    "usr/lib/libz.so, false",
    "etc/.hidden, false",
    "a.b/c, true"
  })
  void aProgramHasNoSuffixOrANumber(String path, boolean wanted) {
    assertThat(new BinaryFile().wantsExecutable(path)).isEqualTo(wanted);
  }

  /// A section's place is known only where a file can be read anywhere; a stream is searched.
  @ParameterizedTest
  @CsvSource({"go/root/opt/app/kubectl", "rust/root/opt/app/server"})
  void aFileAndAStreamTellTheSame(String file) throws Exception {
    byte[] bytes = Files.readAllBytes(CASES.resolve(file));
    var streamed = Found.in(new BinaryFile(), new FileInMemory("bin/a", bytes));
    var anywhere = Found.in(new BinaryFile(), new FileAnywhere("bin/a", bytes));
    assertThat(streamed.packages).hasSizeGreaterThan(2);
    assertThat(anywhere.text()).isEqualTo(streamed.text());
  }

  /// Wherever a list lies, also across the parts that a program is searched in.
  @Test
  void aListIsFoundAtEveryPlace() throws Exception {
    byte[] program = Files.readAllBytes(CASES.resolve("go/root/opt/app/kubectl"));
    int from = indexOf(program, "\u00ff Go buildinf:");
    for (int place = (1 << 17) - 4096; place < (1 << 17) + 4096; place += 16) {
      byte[] moved = new byte[place + program.length - from];
      System.arraycopy(program, 0, moved, 0, 64);
      System.arraycopy(program, from, moved, place, program.length - from);
      var found = Found.in(new BinaryFile(), new FileInMemory("bin/a", moved));
      assertThat(found.packages).as("at %s", place).hasSize(75);
    }
  }

  /// Before Go 1.18 the marker is followed by addresses, and the list lies among the constants.
  @Test
  void ofOlderProgramsTheModulesAreTold() throws Exception {
    String list =
        """
        path|example.org/app
        mod|example.org/app|(devel)|
        dep|golang.org/x/text|v0.3.0|h1:sum=
        dep|example.org/old|v1.0.0
        =>|example.org/new|v1.1.0|h1:sum=
        dep|example.org/local|v1.0.0
        =>|./local|
        """
            .replace('|', '\t');
    var program = new ByteArrayOutputStream();
    program.write(HexFormat.of().parseHex("7f454c46020101"));
    program.write(new byte[57 + 1_000]);
    program.write(HexFormat.of().parseHex("3077af0c9274080241e1c107e6d618e6"));
    program.write(list.getBytes(StandardCharsets.UTF_8));
    program.write(HexFormat.of().parseHex("f932433186182072008242104116d8f2"));
    program.write(new byte[16 - program.size() % 16]);
    program.write("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
    program.write(new byte[] {8, 0});
    program.write(new byte[500]);
    var found = Found.in(new BinaryFile(), new FileInMemory("bin/a", program.toByteArray()));
    assertThat(found.packages)
        .extracting(p -> p.name() + " " + p.version())
        .containsExactly("golang.org/x/text v0.3.0", "example.org/new v1.1.0");
    assertThat(found.problems).extracting(p -> p.code()).containsExactly("INV-BINARY-005");
  }

  /// Spellings of `runtime.Version`, and what Go's vulnerability database calls them.
  @ParameterizedTest
  @CsvSource({
    "go1.22.5, 1.22.5",
    "go1.20, 1.20.0",
    "go1.21rc2, 1.21.0-rc.2",
    "go1.20.5 X:boringcrypto, 1.20.5",
    "go1.22.4-fips, 1.22.4",
    "devel go1.23-1a2b3c, ''",
    "'', ''"
  })
  void theStandardLibraryHasTheCompilersVersion(String compiler, String expected) {
    assertThat(GoVersionText.read(compiler).orElse("")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-ldflags=\"-s -w -X main.version=v1.4.2\", v1.4.2",
    "-ldflags=\"-X example.org/a/info.gitVersion=1.4.2 -s\", v1.4.2",
    "-ldflags=\"-X main.version=dev\", ''",
    "-trimpath=true, ''"
  })
  void aLinkerFlagMayTellTheProgramsVersion(String flags, String expected) {
    assertThat(GoVersionText.inFlags(flags).orElse("")).isEqualTo(expected);
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
