package dev.assay.advisory.feed.amazon;

import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Source;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads `updateinfo.xml` of Amazon Linux 2 and 2023, the extra topics of 2 included.
public final class AmazonFeed implements Feed {
  private static final String CODE = "ADV-AMZ-001";
  private static final String BASE = "https://cdn.amazonlinux.com/";

  @Override
  public String name() {
    return "amazon";
  }

  @Override
  public String licence() {
    return "not stated by Amazon Web Services";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("amazon/")
        && (path.endsWith("/updateinfo.xml.gz") || path.endsWith("/updateinfo.xml"));
  }

  @Override
  public List<Source> sources() {
    return List.of(
        repository("2/core/latest/x86_64/mirror.list", "al2/core"),
        repository("al2023/core/mirrors/latest/x86_64/mirror.list", "al2023/core"),
        repository(
            "al2023/kernel-livepatch/mirrors/latest/x86_64/mirror.list",
            "al2023/kernel-livepatch"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    String release = file.path().startsWith("amazon/al2023/") ? "2023" : "2";
    try (InputStream in = Archive.unpacked(file.path(), file.open())) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      new Updates(xml, file.path(), release, sink).read();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      sink.problem(
          new InputProblem(
              CODE,
              file.path(),
              Math.max(0, line),
              0,
              "",
              "",
              "is not well-formed XML",
              "the rest of the file is skipped"));
    }
  }

  /// No document type, no entities from elsewhere: a feed has no need of either.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static Source repository(String mirrors, String folder) {
    return new Source(
        "amazon",
        URI.create(BASE + mirrors),
        "amazon/" + folder + "/repodata/updateinfo.xml.gz",
        Source.Lookup.REPOSITORY);
  }
}
