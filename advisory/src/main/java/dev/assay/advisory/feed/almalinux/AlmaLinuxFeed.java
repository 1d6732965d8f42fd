package dev.assay.advisory.feed.almalinux;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.PackageNames;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.Source;
import dev.assay.advisory.feed.Statements;
import dev.assay.advisory.feed.Texts;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `errata.full.json` (<https://errata.almalinux.org>). Unlike OSV's conversion it says of
/// which module stream a package is.
public final class AlmaLinuxFeed implements Feed {
  private static final String CODE = "ADV-ALM-001";
  private static final Pattern FILE =
      Pattern.compile("almalinux/([0-9]+)/errata\\.full\\.json(?:\\.gz)?");

  @Override
  public String name() {
    return "almalinux";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public boolean reads(String path) {
    return FILE.matcher(path).matches();
  }

  @Override
  public List<Source> sources() {
    var sources = new ArrayList<Source>();
    for (String release : List.of("8", "9", "10")) {
      String file = release + "/errata.full.json";
      sources.add(
          Source.of("almalinux", "https://errata.almalinux.org/" + file, "almalinux/" + file));
    }
    return sources;
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    var origin = new Origin(CODE, file.path(), sink);
    Matcher path = FILE.matcher(file.path());
    var ecosystem = new Ecosystem("AlmaLinux", path.matches() ? path.group(1) : "");
    try (InputStream in = Archive.unpacked(file.path(), file.open());
        JsonParser json = Json.parser(in)) {
      if (!findErrata(json)) {
        sink.problem(
            InputProblem.of(CODE, file.path(), "has no list of errata", "the file is skipped"));
        return;
      }
      Json.each(json, origin, erratum -> tell(erratum, ecosystem, sink));
    } catch (JsonProcessingException e) {
      Json.malformed(e, origin);
    }
  }

  /// The list is the value of `data`; older files are the list itself.
  private static boolean findErrata(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.START_ARRAY) {
      return true;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isData = json.currentName().equals("data");
      if (json.nextToken() == JsonToken.START_ARRAY && isData) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }

  private static void tell(Fields erratum, Ecosystem ecosystem, FactSink sink) {
    sink.countRecord();
    String id = erratum.text("id");
    Instant updated = Instant.ofEpochSecond(erratum.seconds("updated_date"));
    sink.feedTime(updated);
    var cves = new ArrayList<String>();
    for (Fields reference : erratum.objects("references")) {
      String named = reference.text("id");
      if (Texts.isCve(named) && !cves.contains(named)) {
        cves.add(named);
      }
    }
    var about = new LinkedHashSet<Fact.About>();
    for (Fields built : erratum.objects("packages")) {
      String name = built.text("name");
      String version = built.text("version") + "-" + built.text("release");
      if (name.isEmpty() || version.startsWith("-") || version.endsWith("-")) {
        built.problem("", "", "has no name, version or release", "the package is passed over");
        continue;
      }
      String epoch = built.text("epoch");
      about.add(
          new Fact.About(
              ecosystem,
              PackageNames.inModule(stream(built.text("module")), name),
              Statements.fixed((epoch.isEmpty() ? "0" : epoch) + ":" + version),
              erratum.text("severity")));
    }
    if (id.isEmpty() || cves.isEmpty() || about.isEmpty()) {
      sink.countLeftOut();
      return;
    }
    sink.accept(new Fact.Says(id, updated, cves, List.copyOf(about)));
  }

  /// `mariadb-devel:10.3:8060020220503130727:9edba152:ppc64le` is of the stream
  /// `mariadb-devel:10.3`.
  private static String stream(String module) {
    String[] parts = module.split(":", 3);
    return parts.length < 2 ? "" : parts[0] + ":" + parts[1];
  }
}
