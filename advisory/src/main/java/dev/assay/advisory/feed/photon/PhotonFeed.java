package dev.assay.advisory.feed.photon;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.PackageNames;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `cve_data_photon5.0.json`: a list of packages, each with one CVE. Older releases name
/// sources, newer ones every binary package too, so each name is kept as both.
public final class PhotonFeed implements Feed {
  private static final String CODE = "ADV-PHO-001";
  private static final String BASE = "https://packages.broadcom.com/photon/photon_cve_metadata/";
  private static final Pattern FILE =
      Pattern.compile("photon/cve_data_photon([0-9]+\\.[0-9]+)\\.json");

  @Override
  public String name() {
    return "photon";
  }

  @Override
  public String licence() {
    return "not stated by Broadcom";
  }

  @Override
  public boolean reads(String path) {
    return FILE.matcher(path).matches();
  }

  @Override
  public List<Source> sources() {
    var sources = new ArrayList<Source>();
    for (String release : List.of("3.0", "4.0", "5.0")) {
      String file = "cve_data_photon" + release + ".json";
      sources.add(Source.of("photon", BASE + file, "photon/" + file));
    }
    return sources;
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    var origin = new Origin(CODE, file.path(), sink);
    Matcher path = FILE.matcher(file.path());
    var ecosystem = new Ecosystem("Photon OS", path.matches() ? path.group(1) : "");
    try (InputStream in = file.open();
        JsonParser json = Json.parser(in)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        sink.problem(InputProblem.of(CODE, file.path(), "is not a list", "the file is skipped"));
        return;
      }
      Json.each(json, origin, entry -> tell(entry, ecosystem, sink));
    } catch (JsonProcessingException e) {
      Json.malformed(e, origin);
    }
  }

  private static void tell(Fields entry, Ecosystem ecosystem, FactSink sink) {
    sink.countRecord();
    String id = entry.text("cve_id");
    String name = entry.text("pkg");
    Optional<Statement> said = statement(entry);
    if (!Texts.isCve(id) || name.isEmpty() || said.isEmpty()) {
      sink.countLeftOut();
      return;
    }
    sink.accept(
        new Fact.Says(
            id,
            Instant.EPOCH,
            List.of(id),
            List.of(
                new Fact.About(ecosystem, name, said.get(), ""),
                new Fact.About(ecosystem, PackageNames.ofSource(name), said.get(), ""))));
  }

  /// `NA` stands for no version. A fix in no version says nothing that can be held against a build.
  private static Optional<Statement> statement(Fields entry) {
    String fixed = entry.text("res_ver");
    boolean named = !fixed.isEmpty() && !fixed.equals("NA");
    return switch (entry.text("status")) {
      case "Not Affected" -> Optional.of(new Statement.NotAffected("Photon's list says so"));
      // Lists from before 2023 have no status.
      case "Fixed", "" -> named ? Optional.of(Statements.fixed(fixed)) : Optional.empty();
      default -> Optional.of(Statements.open(FixPlan.UNKNOWN));
    };
  }
}
