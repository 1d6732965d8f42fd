package dev.assay.advisory.feed.amazon;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Statement;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Texts;
import dev.assay.model.InputProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The `<update>` elements of one file, one advisory each.
final class Updates {
  private static final String CODE = "ADV-AMZ-002";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final XMLStreamReader xml;
  private final String path;
  private final String release;
  private final FactSink sink;

  private String id = "";
  private String severity = "";
  private Instant updated = Instant.EPOCH;
  private final Set<String> cves = new TreeSet<>();
  private final Set<Build> builds = new LinkedHashSet<>();

  /// A fixed package, whatever its architecture.
  private record Build(String name, String epoch, String version, String release) {}

  Updates(XMLStreamReader xml, String path, String release, FactSink sink) {
    this.xml = xml;
    this.path = path;
    this.release = release;
    this.sink = sink;
  }

  void read() throws XMLStreamException, InterruptedException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("update")) {
        tell();
        if (Thread.interrupted()) {
          throw new InterruptedException("reading " + path);
        }
      }
    }
  }

  private void start(String element) throws XMLStreamException {
    switch (element) {
      case "update" -> clear();
      case "id" -> id = xml.getElementText().strip();
      case "severity" -> severity = xml.getElementText().strip();
      case "updated", "issued" -> {
        Instant time = time(attribute("date"));
        updated = time.isAfter(updated) ? time : updated;
      }
      case "reference" -> {
        String cve = attribute("id").strip();
        if (attribute("type").equals("cve") && Texts.isCve(cve)) {
          cves.add(cve);
        }
      }
      case "package" ->
          builds.add(
              new Build(
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
    var ecosystem = new Ecosystem("Amazon Linux", release);
    var about = new ArrayList<Fact.About>();
    for (Build build : builds) {
      if (build.name().isEmpty() || build.version().isEmpty() || build.release().isEmpty()) {
        problem("pkglist", "names a package without name, version or release");
      } else {
        about.add(new Fact.About(ecosystem, build.name(), statement(build), severity));
      }
    }
    sink.accept(new Fact.Says(id, updated, List.copyOf(cves), about));
  }

  private Statement statement(Build build) {
    String fixed = build.epoch() + ":" + build.version() + "-" + build.release();
    return new Statement.Affected(
        List.of(new AffectedRange(introduced(build), new UpperBound.Fixed(fixed))),
        List.of(),
        Statement.FixPlan.UNKNOWN);
  }

  /// An advisory of an extra topic that carries a version (`ALAS2KERNEL-5.10-2022-001`) speaks of
  /// that series alone: the kernel 4.14 of the core repository has advisories of its own, although
  /// 4.14 is less than any fixed 5.10.
  private String introduced(Build build) {
    String series = series(id);
    boolean within =
        !series.isEmpty()
            && (build.version().equals(series) || build.version().startsWith(series + "."));
    return within ? build.epoch() + ":" + series : "0";
  }

  /// `5.10` of `ALAS2KERNEL-5.10-2022-001`, `8.0` of `ALAS2PHP8.0-2023-001`; empty for the core.
  static String series(String advisory) {
    int number = advisory.lastIndexOf('-');
    int year = number < 0 ? -1 : advisory.lastIndexOf('-', number - 1);
    if (year < 0 || !advisory.startsWith("ALAS2") || advisory.startsWith("ALAS2023")) {
      return "";
    }
    String topic = advisory.substring("ALAS2".length(), year);
    int start = topic.length();
    while (start > 0 && "0123456789.".indexOf(topic.charAt(start - 1)) >= 0) {
      start--;
    }
    return topic.substring(start);
  }

  private void problem(String field, String reason) {
    sink.problem(
        new InputProblem(
            CODE,
            path,
            Math.max(0, xml.getLocation().getLineNumber()),
            0,
            id + "/" + field,
            "",
            reason,
            "it is passed over"));
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
