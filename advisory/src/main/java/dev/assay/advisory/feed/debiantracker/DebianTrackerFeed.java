package dev.assay.advisory.feed.debiantracker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Ecosystem;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.feed.Archive;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Feed;
import dev.assay.advisory.feed.FeedFile;
import dev.assay.advisory.feed.Fields;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Json;
import dev.assay.advisory.feed.Source;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the tracker's JSON: source package → CVE → release → state. It is tens of megabytes, so it
/// is read package by package.
public final class DebianTrackerFeed implements Feed {
  private static final String CODE = "ADV-DEB-001";

  /// Code names, with Debian's release numbers (<https://www.debian.org/releases/>).
  private static final Map<String, String> RELEASES =
      Map.of(
          "stretch",
          "9",
          "buster",
          "10",
          "bullseye",
          "11",
          "bookworm",
          "12",
          "trixie",
          "13",
          "forky",
          "14");

  @Override
  public String name() {
    return "debian-tracker";
  }

  @Override
  public String licence() {
    return "Debian security tracker data";
  }

  @Override
  public boolean reads(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return path.startsWith("debian/")
        && file.startsWith("tracker")
        && (file.endsWith(".json") || file.endsWith(".json.gz"));
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.of(
            "debian-tracker",
            "https://security-tracker.debian.org/tracker/data/json",
            "debian/tracker.json"));
  }

  @Override
  public void read(FeedFile file, FactSink sink) throws IOException, InterruptedException {
    var origin = new Origin(CODE, file.path(), sink);
    try (InputStream in = Archive.unpacked(file.path(), file.open());
        JsonParser parser = Json.parser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        sink.problem(
            InputProblem.of(CODE, file.path(), "is not a JSON object", "the file is skipped"));
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (Thread.interrupted()) {
          throw new InterruptedException("reading " + file.path());
        }
        String name = parser.currentName();
        parser.nextToken();
        JsonNode issues = parser.readValueAsTree();
        sourcePackage(name, Fields.of(issues, origin), sink);
      }
    } catch (JsonProcessingException e) {
      Json.malformed(e, origin);
    }
  }

  private static void sourcePackage(String name, Fields issues, FactSink sink) {
    for (String id : issues.names()) {
      sink.countRecord();
      Fields releases = issues.object(id).object("releases");
      var about = new ArrayList<Fact.About>();
      for (String codename : releases.names()) {
        Fields state = releases.object(codename);
        var ecosystem = new Ecosystem("Debian", RELEASES.getOrDefault(codename, codename));
        about.add(new Fact.About(ecosystem, name, statement(state), urgency(state)));
      }
      if (about.isEmpty()) {
        sink.countLeftOut();
      } else {
        sink.accept(new Fact.Says(id, Instant.EPOCH, List.of(id), about));
      }
    }
  }

  private static Statement statement(Fields state) {
    String fixed = state.text("fixed_version");
    return switch (state.text("status")) {
      // The tracker writes "never affected" as fixed in a version before all others.
      case "resolved" ->
          fixed.equals("0")
              ? new Statement.NotAffected("the tracker says this release was never affected")
              : affected(new UpperBound.Fixed(fixed), FixPlan.UNKNOWN);
      case "open" -> affected(new UpperBound.Open(), plan(state));
      case "undetermined" -> new Statement.Undetermined("Debian has not yet looked into it");
      default -> {
        state.problem(
            "status", state.text("status"), "is none of the tracker's words", "it counts as open");
        yield affected(new UpperBound.Open(), plan(state));
      }
    };
  }

  private static FixPlan plan(Fields state) {
    if (state.text("urgency").equals("end-of-life")) {
      return FixPlan.END_OF_LIFE;
    }
    return switch (state.text("nodsa_reason")) {
      case "ignored" -> FixPlan.WILL_NOT_FIX;
      case "postponed" -> FixPlan.DEFERRED;
      default -> FixPlan.NOT_YET_FIXED;
    };
  }

  /// Debian's view of the urgency. `**` marks one that was worked out by a program; the words that
  /// stand for "none" are left out.
  private static String urgency(Fields state) {
    String word = state.text("urgency").replace("*", "");
    return word.equals("not yet assigned") || word.equals("end-of-life") ? "" : word;
  }

  private static Statement affected(UpperBound bound, FixPlan plan) {
    return new Statement.Affected(List.of(new AffectedRange("0", bound)), List.of(), plan);
  }
}
