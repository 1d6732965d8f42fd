package dev.assay.delivery.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Expected output in files. `-Dassay.golden=rewrite` writes them anew; the change is then reviewed
/// like code.
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/dev/assay/delivery/format");

  private Golden() {}

  static void check(String name, byte[] actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, actual);
    }
    assertThat(file).as("golden file; -Dassay.golden=rewrite makes it").exists();
    assertThat(new String(actual, StandardCharsets.UTF_8))
        .as(name)
        .isEqualTo(Files.readString(file));
  }
}
