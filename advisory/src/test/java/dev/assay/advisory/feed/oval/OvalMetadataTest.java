package dev.assay.advisory.feed.oval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;

final class OvalMetadataTest {
  @Test
  void aDateThatCannotBeReadLeavesTheOthers() throws XMLStreamException {
    assertThat(updated("<issued date='2025-06-02'/><updated date='2 June 2025'/>"))
        .isEqualTo(Instant.parse("2025-06-02T00:00:00Z"));
    assertThat(updated("<issued date='2025-06-02'/><updated date='2025-07-01'/>"))
        .isEqualTo(Instant.parse("2025-07-01T00:00:00Z"));
  }

  private static Instant updated(String elements) throws XMLStreamException {
    XMLStreamReader xml =
        XMLInputFactory.newDefaultFactory()
            .createXMLStreamReader(new StringReader("<metadata>" + elements + "</metadata>"));
    var metadata = new OvalMetadata();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        metadata.take(xml);
      }
    }
    return metadata.definition().updated();
  }
}
