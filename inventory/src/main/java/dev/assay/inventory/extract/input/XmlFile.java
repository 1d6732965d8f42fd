package dev.assay.inventory.extract.input;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads hostile XML as a stream. Document types are not read, so that no entity is expanded and
/// nothing outside is opened.
public final class XmlFile {
  private static final int DEEPEST = 200;
  private static final int LONGEST_TEXT = 2_000;
  private static final XMLInputFactory FACTORY = factory();

  private XmlFile() {}

  /// Hears the elements of a document.
  public interface Elements {
    /// An element begins.
    ///
    /// @param depth 1 for the outermost
    /// @param line 1-based
    void start(XMLStreamReader element, int depth, int line);

    /// An element ends.
    ///
    /// @param text that stands directly in it, without blanks around it
    void end(String name, String text, int depth);
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /// Reads a document; where it breaks off what came before was heard.
  public static void read(InputStream content, FileProblems problems, Elements elements)
      throws IOException, InterruptedException {
    var watched = new WatchedStream(content);
    try {
      read(FACTORY.createXMLStreamReader(watched), problems, elements);
    } catch (XMLStreamException e) {
      watched.throwIfFailed();
      var at = e.getLocation();
      problems.broken(
          at == null ? 0 : Math.max(0, at.getLineNumber()),
          at == null ? 0 : Math.max(0, at.getColumnNumber()),
          "not XML: " + reason(String.valueOf(e.getMessage())),
          "packages after this place were skipped");
    }
  }

  private static void read(XMLStreamReader reader, FileProblems problems, Elements elements)
      throws XMLStreamException, InterruptedException {
    var pause = new Pause();
    var text = new StringBuilder();
    int depth = 0;
    while (reader.hasNext()) {
      pause.step();
      switch (next(reader)) {
        case XMLStreamReader.START_ELEMENT -> {
          depth++;
          text.setLength(0);
          if (depth > DEEPEST) {
            problems.limit(0, "nested deeper than " + DEEPEST, "the rest of the file was not read");
            return;
          }
          elements.start(reader, depth, Math.max(0, reader.getLocation().getLineNumber()));
        }
        case XMLStreamReader.END_ELEMENT -> {
          elements.end(reader.getLocalName(), text.toString().strip(), depth);
          text.setLength(0);
          depth--;
        }
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
          if (text.length() < LONGEST_TEXT) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          }
        }
        default -> {} // comments, instructions, blanks
      }
    }
  }

  /// The JDK's reader lacks the texts of some mistakes, and then throws what it met while it
  /// looked for them.
  private static int next(XMLStreamReader reader) throws XMLStreamException {
    try {
      return reader.next();
    } catch (RuntimeException e) {
      throw new XMLStreamException("malformed", reader.getLocation(), e);
    }
  }

  /// An attribute's value, whatever the case of its name: NuGet's tools do not mind.
  ///
  /// @return empty where it is not given
  public static String attribute(XMLStreamReader element, String name) {
    for (int i = 0; i < element.getAttributeCount(); i++) {
      if (element.getAttributeLocalName(i).equalsIgnoreCase(name)) {
        return element.getAttributeValue(i).strip();
      }
    }
    return "";
  }

  /// The JDK's message has the place again and then the reason on a line of its own.
  private static String reason(String message) {
    int label = message.indexOf("Message: ");
    String reason = label < 0 ? message : message.substring(label + "Message: ".length());
    int end = reason.indexOf('\n');
    return end < 0 ? reason : reason.substring(0, end);
  }
}
