package dev.assay.inventory.extract.java;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes archives with the JDK's own zip writer.
final class Jar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);

  Jar with(String name, String text) throws IOException {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Deflated, with sizes behind the data, as every streaming writer does it.
  Jar with(String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
    return this;
  }

  Jar withStored(String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    var crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
    return this;
  }

  Jar withPom(String group, String artifact, String version) throws IOException {
    return with(
        "META-INF/maven/" + group + "/" + artifact + "/pom.properties",
        "#Created by a test\ngroupId=%s\nartifactId=%s\nversion=%s\n"
            .formatted(group, artifact, version));
  }

  Jar withClass() throws IOException {
    return with("a/B.class", "no real class");
  }

  byte[] bytes() throws IOException {
    zip.close();
    return bytes.toByteArray();
  }
}
