package dev.assay.advisory.feed.metasploit;

import dev.assay.advisory.PublicExploit;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Reads `modules_metadata_base.json`, an object with a field for each module. Modules that exploit
/// something (`exploit`, `auxiliary`) count for the CVEs among their references; payloads, encoders
/// and what runs after a break-in count as left out.
public final class MetasploitFeed implements Feed {
  private static final String CODE = "ADV-MSF-001";
  private static final List<String> KINDS = List.of("exploit", "auxiliary");

  @Override
  public String name() {
    return "metasploit";
  }

  @Override
  public String licence() {
    return "BSD-3-Clause";
  }

  @Override
  public boolean reads(String path) {
    return path.startsWith("exploit/metasploit/modules_metadata_base.json");
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "metasploit",
            "https://raw.githubusercontent.com/rapid7/metasploit-framework/master/db/modules_metadata_base.json",
            "exploit/metasploit/modules_metadata_base.json"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException {
    try (InputStream in = Archive.unpacked(file.path(), file.open())) {
      Json.object(in, new Origin(CODE, file.path(), sink))
          .ifPresent(modules -> modules.names().forEach(name -> tell(modules.object(name), sink)));
    }
  }

  private static void tell(Fields module, FactSink sink) {
    sink.countRecord();
    String name = module.text("fullname").strip();
    if (name.isEmpty()) {
      module.problem("fullname", "", "is missing", "the module is skipped");
      return;
    }
    if (!module.text("mod_time").isEmpty()) {
      // `2020-10-02 17:38:06 +0000`
      sink.feedTime(day(module, "mod_time").atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    List<String> cves =
        module.texts("references").stream().map(String::strip).filter(Texts::isCve).toList();
    if (cves.isEmpty() || !KINDS.contains(module.text("type"))) {
      sink.countLeftOut();
      return;
    }
    var exploit = new PublicExploit("metasploit", name, day(module, "disclosure_date"));
    cves.forEach(cve -> sink.accept(new Fact.HasExploit(cve, exploit)));
  }

  private static LocalDate day(Fields module, String field) {
    String text = module.text(field);
    Optional<LocalDate> day = Texts.day(text);
    if (day.isEmpty() && !text.isEmpty()) {
      module.problem(field, text, "is not a date", "the day is unknown");
    }
    return day.orElse(LocalDate.EPOCH);
  }
}
