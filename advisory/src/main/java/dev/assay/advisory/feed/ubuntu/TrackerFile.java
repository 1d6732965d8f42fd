package dev.assay.advisory.feed.ubuntu;

import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Rating;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import dev.assay.advisory.cvss.Cvss;
import dev.assay.advisory.feed.Fact;
import dev.assay.advisory.feed.FactSink;
import dev.assay.advisory.feed.Fields.Origin;
import dev.assay.advisory.feed.Lines;
import dev.assay.advisory.feed.Texts;
import dev.assay.model.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One CVE's file: fields whose values go on in indented lines, then one line for each package and
/// release, `focal_openssl: released (1.1.1f-1ubuntu2.3)`.
final class TrackerFile {
  static final String CODE = "ADV-UBU-001";

  private static final int MOST_REFERENCES = 40;
  private static final String NOTICES = "https://ubuntu.com/security/notices/";

  private final String source;
  private final FactSink sink;
  private final List<Fact.About> about = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private final List<Rating> ratings = new ArrayList<>();
  private final StringBuilder description = new StringBuilder();
  private String id = "";
  private String priority = "";
  private Instant published = Instant.EPOCH;
  private String field = "";

  TrackerFile(Origin origin) {
    this.source = origin.source();
    this.sink = origin.sink();
  }

  void read(InputStream in) throws IOException {
    int number = 0;
    for (String line : Lines.of(in, CODE, source, sink)) {
      number++;
      if (line.startsWith(" ") || line.startsWith("\t")) {
        more(line.strip());
      } else {
        int colon = line.indexOf(": ");
        String name = colon < 0 ? line.replaceFirst(":\\s*$", "") : line.substring(0, colon);
        begin(name.strip(), colon < 0 ? "" : line.substring(colon + 2).strip(), number);
      }
    }
    tell();
  }

  private void begin(String name, String value, int line) {
    field = name;
    switch (name) {
      case "Candidate" -> id = value;
      case "Priority" -> priority = value.split("\\s", 2)[0];
      case "PublicDate" -> published = Texts.startOfDay(value);
      case "" -> {}
      default -> {
        int underscore = name.indexOf('_');
        if (underscore > 0 && Character.isLowerCase(name.charAt(0))) {
          state(name.substring(0, underscore), name.substring(underscore + 1), value, line);
        }
      }
    }
  }

  private void more(String text) {
    switch (field) {
      case "Description" -> description.append(description.isEmpty() ? "" : " ").append(text);
      case "References" -> (text.startsWith(NOTICES) ? notices : references).add(text);
      case "CVSS" -> rating(text);
      default -> {}
    }
  }

  /// `nvd: CVSS:3.1/AV:N/… [7.5 HIGH]`: the tracker repeats NVD's.
  private void rating(String text) {
    int start = text.indexOf("CVSS:");
    if (start > 0 && text.startsWith("nvd")) {
      String vector = text.substring(start).split("\\s", 2)[0];
      Cvss.rate("NVD", vector).ifPresent(ratings::add);
    }
  }

  private void state(String release, String name, String value, int line) {
    Optional<Pocket> pocket = Pocket.of(release);
    if (pocket.isEmpty() || name.isEmpty()) {
      return;
    }
    PackageState state = PackageState.parse(value);
    if (!state.isKnown()) {
      sink.problem(
          new InputProblem(
              CODE,
              source,
              line,
              0,
              release + "_" + name,
              value,
              "is none of the tracker's states",
              "it counts as needed"));
    }
    state
        .statement()
        .filter(said -> !pocket.get().isPro() || isFix(said))
        .ifPresent(
            said -> about.add(new Fact.About(pocket.get().ecosystem(), name, said, priority)));
  }

  /// Of Ubuntu Pro only its fixes are news: the rest stands with the release itself.
  private static boolean isFix(Statement said) {
    return said instanceof Statement.Affected affected
        && affected.ranges().getFirst().until() instanceof UpperBound.Fixed;
  }

  private void tell() {
    if (!Texts.isCve(id)) {
      sink.problem(
          new InputProblem(
              CODE, source, 0, 0, "Candidate", id, "is not a CVE id", "the file is skipped"));
      return;
    }
    if (about.isEmpty()) {
      sink.countLeftOut();
      return;
    }
    sink.accept(new Fact.Says(id, Instant.EPOCH, List.of(id), about));
    notices.addAll(references);
    sink.accept(
        new Fact.Describes(
            id,
            id,
            List.of(),
            Fact.Trust.DISTRIBUTION,
            new Vulnerability.Text("", Texts.description(description.toString())),
            ratings,
            List.of(),
            new Vulnerability.Dates(published, Instant.EPOCH),
            notices.stream().limit(MOST_REFERENCES).toList()));
  }
}
