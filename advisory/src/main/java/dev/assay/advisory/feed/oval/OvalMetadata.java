package dev.assay.advisory.feed.oval;

import dev.assay.advisory.feed.Texts;
import dev.assay.advisory.feed.Xml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The metadata of one definition while it is read. OVAL leaves the inside of `<advisory>` to the
/// publisher; these are Oracle's, SUSE's, VMware's and Microsoft's elements.
final class OvalMetadata {
  private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");
  private static final Pattern VECTOR = Pattern.compile("(CVSS:3\\.[01]/[A-Z:/]+|AV:[A-Za-z:/]+)");

  private String title = "";
  private String severity = "";
  private String patchable = "";
  private Instant updated = Instant.EPOCH;
  private final List<String> ids = new ArrayList<>();
  private final Set<String> cves = new LinkedHashSet<>();
  private final List<String> vectors = new ArrayList<>();

  /// Takes the element at which the reader stands.
  void take(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "title" -> title = xml.getElementText().strip().replaceAll("\\s+", " ");
      case "severity" -> severity = xml.getElementText().strip();
      case "patchable" -> patchable = xml.getElementText().strip();
      case "advisory_date" -> date(xml.getElementText().strip());
      case "issued", "updated" -> date(Xml.attribute(xml, "date"));
      case "reference" -> reference(Xml.attribute(xml, "ref_id"));
      case "cve" -> cve(xml);
      default -> {
        // Descriptions, platforms and rights are not needed.
      }
    }
  }

  OvalDefinition definition() {
    return new OvalDefinition(title, ids, List.copyOf(cves), severity, updated, patchable, vectors);
  }

  /// `CVE-2019-16168`, `Mitre CVE-1999-0077`, `CVE:00001:CVE-2019-16168`, `ELSA-2023-12342`.
  private void reference(String id) {
    Matcher cve = CVE.matcher(id);
    if (cve.find()) {
      cves.add(cve.group());
    } else if (!id.isEmpty()) {
      ids.add(id);
    }
  }

  private void cve(XMLStreamReader xml) throws XMLStreamException {
    String scores = Xml.attribute(xml, "cvss3") + " " + Xml.attribute(xml, "cvss2");
    Matcher id = CVE.matcher(xml.getElementText());
    if (id.find()) {
      cves.add(id.group());
      Matcher vector = VECTOR.matcher(scores);
      while (vector.find()) {
        vectors.add(id.group() + " " + vector.group());
      }
    }
  }

  private void date(String text) {
    Instant day = Texts.startOfDay(text);
    updated = day.isAfter(updated) ? day : updated;
  }
}
