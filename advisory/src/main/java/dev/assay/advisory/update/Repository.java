package dev.assay.advisory.update;

import dev.assay.advisory.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Finds `updateinfo.xml.gz` of a package repository: list of mirrors → base address →
/// `repodata/repomd.xml` → file and checksum. The file's own address holds a hash and is never
/// kept.
final class Repository {
  private final Download download;

  Repository(Download download) {
    this.download = download;
  }

  private record Entry(String href, String sha256) {}

  /// @param mirrorList by the publisher's address
  /// @param rebase where a publisher's address is really asked for
  void fetch(URI mirrorList, Path file, UnaryOperator<URI> rebase)
      throws IOException, InterruptedException {
    Path list = file.resolveSibling("mirror.list");
    boolean unused = download.fetch(rebase.apply(mirrorList), list);
    URI base = firstMirror(mirrorList, list);
    Path metadata = file.resolveSibling("repomd.xml");
    boolean changed = download.fetch(rebase.apply(base.resolve("repodata/repomd.xml")), metadata);
    Entry entry =
        updateInfo(metadata)
            .orElseThrow(() -> new FeedException(base + ": repomd.xml names no updateinfo"));
    if (!changed && Files.exists(file) && Download.sha256(file).equals(entry.sha256())) {
      return;
    }
    // Beside the file, which stays as it is until the checksum has been looked at.
    Path fresh = file.resolveSibling("new-" + file.getFileName());
    boolean ignored = download.fetch(rebase.apply(base.resolve(entry.href())), fresh);
    if (!Download.sha256(fresh).equals(entry.sha256())) {
      Files.delete(fresh);
      throw new FeedException(base + entry.href() + ": does not match repomd.xml's checksum");
    }
    Receipt.move(fresh, file);
  }

  private static URI firstMirror(URI mirrorList, Path list) throws IOException {
    for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
      String address = line.strip();
      if (!address.isEmpty() && !address.startsWith("#")) {
        try {
          return mirrorList.resolve(address.endsWith("/") ? address : address + "/");
        } catch (IllegalArgumentException e) {
          throw new FeedException(mirrorList + ": names no address: " + address);
        }
      }
    }
    throw new FeedException(mirrorList + ": names no mirror");
  }

  private static Optional<Entry> updateInfo(Path metadata) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream in = Files.newInputStream(metadata)) {
      return updateInfo(factory.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw new FeedException(metadata + ": is not well-formed XML");
    }
  }

  private static Optional<Entry> updateInfo(XMLStreamReader xml) throws XMLStreamException {
    String type = "";
    String href = "";
    String sum = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "data" -> type = attribute(xml, "type");
          case "location" -> href = attribute(xml, "href");
          case "checksum" ->
              sum = attribute(xml, "type").equals("sha256") ? xml.getElementText().strip() : "";
          default -> {
            // Sizes and times are not needed.
          }
        }
      } else if (event == XMLStreamReader.END_ELEMENT
          && xml.getLocalName().equals("data")
          && type.equals("updateinfo")) {
        return Optional.of(new Entry(href, sum));
      }
    }
    return Optional.empty();
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
