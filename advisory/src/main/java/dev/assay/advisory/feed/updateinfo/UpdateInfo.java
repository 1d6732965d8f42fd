package dev.assay.advisory.feed.updateinfo;

import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Texts;
import dev.assay.advisory.feed.Xml;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads `updateinfo.xml`, the advisories that a dnf repository carries, one `<update>` each.
public final class UpdateInfo {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final XMLStreamReader xml;
  private final Origin origin;
  private final FactSink sink;
  private final Visitor visitor;

  private String id = "";
  private String severity = "";
  private String release = "";
  private String module = "";
  private Instant updated = Instant.EPOCH;
  private final Set<String> cves = new TreeSet<>();
  private final Set<Build> builds = new LinkedHashSet<>();

  /// A fixed package, whatever its architecture.
  ///
  /// @param module name and stream of its module, `nodejs:18`; empty outside modules
  public record Build(String module, String name, String epoch, String version, String release) {}

  /// An advisory that names CVEs and packages.
  ///
  /// @param release of the distribution, in the publisher's words: `Rocky Linux 9`
  public record Update(
      String id,
      String severity,
      String release,
      Instant updated,
      List<String> cves,
      List<Build> builds) {
    public Update {
      cves = List.copyOf(cves);
      builds = List.copyOf(builds);
    }
  }

  /// Takes an advisory.
  public interface Visitor {
    void update(Update update);
  }

  private UpdateInfo(XMLStreamReader xml, Origin origin, Visitor visitor) {
    this.xml = xml;
    this.origin = origin;
    this.sink = origin.sink();
    this.visitor = visitor;
  }

  /// Reads a file; a syntax error becomes a problem, and what came before it counts.
  public static void read(InputStream in, Origin origin, Visitor visitor)
      throws IOException, InterruptedException {
    try {
      new UpdateInfo(Xml.reader(in), origin, visitor).read();
    } catch (XMLStreamException e) {
      Xml.malformed(e, origin);
    }
  }

  private void read() throws XMLStreamException, InterruptedException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("update")) {
        tell();
        if (Thread.interrupted()) {
          throw new InterruptedException("reading " + origin.source());
        }
      }
    }
  }

  private void start(String element) throws XMLStreamException {
    switch (element) {
      case "update" -> clear();
      case "id" -> id = xml.getElementText().strip();
      case "release" -> release = xml.getElementText().strip();
      case "collection" -> module = "";
      case "module" -> module = attribute("name") + ":" + attribute("stream");
      case "severity" -> severity = xml.getElementText().strip();
      case "updated", "issued" -> {
        Instant time = time(attribute("date"));
        updated = time.isAfter(updated) ? time : updated;
      }
      case "reference" -> {
        String cve = attribute("id");
        if (attribute("type").equals("cve") && Texts.isCve(cve)) {
          cves.add(cve);
        }
      }
      case "package" ->
          builds.add(
              new Build(
                  module,
                  attribute("name"),
                  attribute("epoch").isEmpty() ? "0" : attribute("epoch"),
                  attribute("version"),
                  attribute("release")));
      default -> {
        // Titles, descriptions and file names are not needed.
      }
    }
  }

  private void clear() {
    id = "";
    severity = "";
    release = "";
    module = "";
    updated = Instant.EPOCH;
    cves.clear();
    builds.clear();
  }

  private void tell() {
    sink.countRecord();
    if (id.isEmpty()) {
      problem("id", "is missing");
      return;
    }
    sink.feedTime(updated);
    if (cves.isEmpty() || builds.isEmpty()) {
      sink.countLeftOut();
      return;
    }
    boolean incomplete =
        builds.removeIf(
            build ->
                build.name().isEmpty() || build.version().isEmpty() || build.release().isEmpty());
    if (incomplete) {
      problem("pkglist", "names a package without name, version or release");
    }
    visitor.update(
        new Update(id, severity, release, updated, List.copyOf(cves), List.copyOf(builds)));
  }

  private void problem(String field, String reason) {
    sink.problem(
        new InputProblem(
            origin.code(),
            origin.source(),
            Math.max(0, xml.getLocation().getLineNumber()),
            0,
            id + "/" + field,
            "",
            reason,
            "it is passed over"));
  }

  private String attribute(String name) {
    return Xml.attribute(xml, name);
  }

  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
