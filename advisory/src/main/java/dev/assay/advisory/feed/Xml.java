package dev.assay.advisory.feed;

import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.model.InputProblem;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML from strangers: no document type, no entities from elsewhere; a feed has no need of either.
public final class Xml {
  private Xml() {}

  public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(in);
  }

  /// The value of an attribute; empty where it is absent.
  public static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value.strip();
  }

  /// Reports a syntax error with its line.
  public static void malformed(XMLStreamException e, Origin origin) {
    int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
    origin
        .sink()
        .problem(
            new InputProblem(
                origin.code(),
                origin.source(),
                line,
                0,
                "",
                "",
                "is not well-formed XML",
                "the rest of the file is skipped"));
  }
}
