package dev.assay.advisory.lane;

import dev.assay.advisory.AdvisoryIndex;
import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Vulnerability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes the starter tables from an index of all feeds. Run by hand when the set is renewed:
/// arguments are the index, the day its bulk speaks of, a file of CVE ids that must be in, and the
/// tables' folder.
final class StarterLane {
  private static final Set<String> LANGUAGES =
      Set.of("npm", "PyPI", "Maven", "Go", "NuGet", "RubyGems");
  private static final Set<String> SYSTEMS =
      Set.of(
          "Debian:11",
          "Debian:12",
          "Debian:13",
          "Ubuntu:20.04",
          "Ubuntu:22.04",
          "Ubuntu:24.04",
          "Alpine:v3.18",
          "Alpine:v3.19",
          "Alpine:v3.20",
          "Alpine:v3.21",
          "Amazon Linux:2",
          "Amazon Linux:2023",
          "Red Hat:8",
          "Red Hat:9",
          "AlmaLinux:8",
          "AlmaLinux:9",
          "Rocky Linux:8",
          "Rocky Linux:9");
  private static final Set<String> SYSTEM_PACKAGES =
      Set.of(
          "openssl",
          "openssl-libs",
          "glibc",
          "zlib",
          "curl",
          "libcurl",
          "bash",
          "sudo",
          "systemd",
          "gnutls28",
          "gnutls",
          "krb5",
          "krb5-libs",
          "expat",
          "libxml2",
          "sqlite3",
          "sqlite",
          "perl",
          "openssh",
          "openssh-server",
          "git",
          "tar",
          "util-linux",
          "ncurses",
          "pcre2",
          "xz-utils",
          "xz",
          "libwebp",
          "nginx",
          "polkit",
          "policykit-1",
          "apache2",
          "httpd");
  private static final int RECENT = 2023;

  private final AdvisoryIndex index;
  private final String day;
  private final Set<String> wanted;
  private final TreeMap<String, List<AffectedPackage>> chosen = new TreeMap<>();

  private StarterLane(AdvisoryIndex index, String day, Set<String> wanted) {
    this.index = index;
    this.day = day;
    this.wanted = wanted;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[3]);
    try (AdvisoryIndex index = AdvisoryIndex.open(Path.of(arguments[0]))) {
      var must = new TreeSet<>(Files.readAllLines(Path.of(arguments[2])));
      var lane = new StarterLane(index, arguments[1], must);
      lane.choose();
      Files.write(folder.resolve("vulnerabilities.tsv"), lane.vulnerabilities());
      Files.write(folder.resolve("statements.tsv"), lane.statements());
      must.removeAll(lane.chosen.keySet());
      System.out.println("wanted but unknown: " + must);
      System.out.println(lane.chosen.size() + " vulnerabilities");
    }
  }

  private void choose() {
    index.eachPackage(
        (ecosystem, name) -> {
          boolean system = SYSTEMS.contains(ecosystem.toString()) && SYSTEM_PACKAGES.contains(name);
          if (system || LANGUAGES.contains(ecosystem.name())) {
            for (AffectedPackage said : index.affecting(ecosystem, name)) {
              if (isChosen(said, system)) {
                chosen.computeIfAbsent(said.vulnerability(), id -> new ArrayList<>()).add(said);
              }
            }
          }
        });
  }

  private boolean isChosen(AffectedPackage said, boolean system) {
    String id = said.vulnerability();
    if (said.vendorSeverity().equals("malicious") || said.vendorSeverity().equals("unimportant")) {
      return false;
    }
    if (wanted.contains(id) || isListed(id)) {
      return true;
    }
    return system && id.startsWith("CVE-") && Integer.parseInt(id.substring(4, 8)) >= RECENT;
  }

  private boolean isListed(String id) {
    return index
        .vulnerability(id)
        .map(v -> v.exploitation().known() instanceof KnownExploitation.Listed)
        .orElse(false);
  }

  private List<String> vulnerabilities() {
    var lines = new ArrayList<String>();
    lines.add("# as of " + day);
    lines.add("# id\taliases\tratings\tweaknesses\tepss\tknown exploited: added due\tpublished");
    for (String id : chosen.keySet()) {
      Vulnerability v = index.vulnerability(id).orElseThrow();
      lines.add(
          String.join(
              "\t",
              id,
              String.join(" ", v.aliases()),
              v.ratings().stream()
                  .map(r -> r.source() + "=" + r.vector())
                  .filter(r -> !r.contains(" "))
                  .collect(Collectors.joining(" ")),
              String.join(" ", v.weaknesses()),
              v.exploitation().epss() instanceof Epss.Scored s
                  ? s.score() + " " + s.percentile() + " " + s.date()
                  : "",
              v.exploitation().known() instanceof KnownExploitation.Listed l
                  ? l.added() + " " + l.due()
                  : "",
              date(v.dates().published())));
    }
    return lines;
  }

  private List<String> statements() {
    var lines = new ArrayList<String>();
    lines.add(
        "# vulnerability\trecord\tecosystem\tpackage\tranges\tversions\tvendor severity\tsource\tas"
            + " of");
    chosen.forEach(
        (id, statements) -> {
          for (AffectedPackage said : statements) {
            lines.add(
                String.join(
                    "\t",
                    id,
                    said.record(),
                    said.ecosystem().toString(),
                    said.name(),
                    ranges(said.statement()),
                    versions(said.statement()),
                    said.vendorSeverity(),
                    said.feed(),
                    day));
          }
        });
    return lines.stream().distinct().toList();
  }

  private static String ranges(Statement statement) {
    return statement instanceof Statement.Affected affected
        ? affected.ranges().stream().map(StarterLane::range).collect(Collectors.joining(" "))
        : "none";
  }

  private static String range(AffectedRange range) {
    return range.introduced()
        + switch (range.until()) {
          case UpperBound.Fixed(String version) -> "<" + version;
          case UpperBound.LastAffected(String version) -> "<=" + version;
          case UpperBound.Limit(String version) -> "^" + version;
          case UpperBound.Open() -> "";
        };
  }

  /// Lists that repeat a range are left out: the set is to be read by people.
  private static String versions(Statement statement) {
    return statement instanceof Statement.Affected affected && affected.ranges().isEmpty()
        ? String.join(" ", affected.versions())
        : "";
  }

  private static String date(Instant time) {
    return time.equals(Instant.EPOCH) ? "" : LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
  }
}
