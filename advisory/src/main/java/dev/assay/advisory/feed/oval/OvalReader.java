package dev.assay.advisory.feed.oval;

import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Xml;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a file of definitions. What a definition's tests ask stands behind all definitions, so
/// claims are told when the file is read to its end.
public final class OvalReader {
  private static final int DEEPEST = 50;
  private static final int MOST_DEFINITIONS = 500_000;

  private final Origin origin;
  private final OvalTests tests = new OvalTests();
  private final List<Read> definitions = new ArrayList<>();

  private record Read(OvalDefinition definition, OvalCriteria criteria) {}

  /// Takes what a definition says, with everything it claims; nothing where it claims none.
  public interface Visitor {
    void definition(OvalDefinition definition, List<OvalClaim> claims);
  }

  public OvalReader(Origin origin) {
    this.origin = origin;
  }

  public void read(InputStream in, Visitor visitor) throws IOException, InterruptedException {
    try {
      read(Xml.reader(in));
    } catch (XMLStreamException e) {
      Xml.malformed(e, origin);
    }
    var walk = new OvalWalk(tests);
    for (Read one : definitions) {
      if (Thread.interrupted()) {
        throw new InterruptedException("reading " + origin.source());
      }
      visitor.definition(one.definition(), walk.claims(one.criteria()));
    }
    if (walk.dangling() > 0) {
      problem(
          "criterion",
          walk.dangling() + " tests are named that the file does not have",
          "what hangs on them is passed over");
    }
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String id = Xml.attribute(xml, "id");
      switch (xml.getLocalName()) {
        case "definition" -> definition(xml);
        case "timestamp" -> timestamp(xml.getElementText());
        case "rpminfo_test" -> test(xml, id);
        case "rpminfo_object" -> object(xml, id);
        case "rpminfo_state" -> state(xml, id);
        default -> {
          // Other kinds of tests ask for what an inventory does not tell.
        }
      }
    }
  }

  private void timestamp(String text) {
    try {
      origin.sink().feedTime(Instant.parse(text.endsWith("Z") ? text : text + "Z"));
    } catch (DateTimeException e) {
      problem("timestamp", "is not a time", "the feed's time is unknown");
    }
  }

  private void definition(XMLStreamReader xml) throws XMLStreamException {
    origin.sink().countRecord();
    var metadata = new OvalMetadata();
    OvalCriteria criteria = new OvalCriteria.Any(List.of());
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("definition")) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("criteria")) {
        criteria = criteria(xml, 0);
      } else {
        metadata.take(xml);
      }
    }
    if (definitions.size() < MOST_DEFINITIONS) {
      definitions.add(new Read(metadata.definition(), criteria));
    } else {
      problem("definition", "is one of more than " + MOST_DEFINITIONS, "it is skipped");
    }
  }

  private OvalCriteria criteria(XMLStreamReader xml, int depth) throws XMLStreamException {
    boolean any = Xml.attribute(xml, "operator").equals("OR");
    boolean negated = Xml.attribute(xml, "negate").equals("true");
    var parts = new ArrayList<OvalCriteria>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("criteria")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("criteria")) {
        if (depth > DEEPEST) {
          throw new XMLStreamException("criteria lie too deep in one another", xml.getLocation());
        }
        parts.add(criteria(xml, depth + 1));
      } else if (event == XMLStreamConstants.START_ELEMENT
          && !Xml.attribute(xml, "negate").equals("true")) {
        parts.add(
            new OvalCriteria.Leaf(Xml.attribute(xml, "test_ref"), Xml.attribute(xml, "comment")));
      }
    }
    if (negated) {
      return new OvalCriteria.Any(List.of());
    }
    return any ? new OvalCriteria.Any(parts) : new OvalCriteria.All(parts);
  }

  private void test(XMLStreamReader xml, String id) throws XMLStreamException {
    String object = "";
    String state = "";
    for (xml.next(); !ends(xml, "rpminfo_test"); xml.next()) {
      if (xml.isStartElement() && xml.getLocalName().equals("object")) {
        object = Xml.attribute(xml, "object_ref");
      } else if (xml.isStartElement() && xml.getLocalName().equals("state")) {
        state = Xml.attribute(xml, "state_ref");
      }
    }
    tests.test(id, object, state);
  }

  private void object(XMLStreamReader xml, String id) throws XMLStreamException {
    for (xml.next(); !ends(xml, "rpminfo_object"); xml.next()) {
      if (xml.isStartElement() && xml.getLocalName().equals("name")) {
        tests.object(id, xml.getElementText().strip());
      }
    }
  }

  private void state(XMLStreamReader xml, String id) throws XMLStreamException {
    for (xml.next(); !ends(xml, "rpminfo_state"); xml.next()) {
      if (xml.isStartElement()
          && (xml.getLocalName().equals("evr") || xml.getLocalName().equals("version"))) {
        String kind = xml.getLocalName();
        String operation = Xml.attribute(xml, "operation");
        tests.state(id, new OvalTests.Asked(kind, operation, xml.getElementText().strip()));
      }
    }
  }

  private static boolean ends(XMLStreamReader xml, String element) {
    return xml.isEndElement() && xml.getLocalName().equals(element);
  }

  private void problem(String field, String reason, String effect) {
    origin
        .sink()
        .problem(new InputProblem(origin.code(), origin.source(), 0, 0, field, "", reason, effect));
  }
}
