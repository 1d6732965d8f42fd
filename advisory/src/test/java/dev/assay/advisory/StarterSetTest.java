package dev.assay.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The set that ships with the program.
final class StarterSetTest {
  @TempDir private Path data = Path.of("");

  @Test
  void storeWithoutIndexFallsBackToIt() throws Exception {
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      index.verify();
      assertThat(index.summary().isStarter()).isTrue();
      assertThat(index.summary().newestFeedTime()).isAfter(Instant.parse("2025-01-01T00:00:00Z"));
      assertThat(index.vulnerabilityCount()).isGreaterThan(300);
    }
  }

  @Test
  void itSpeaksOfEveryEcosystemItPromises() throws Exception {
    var ecosystems = new HashSet<String>();
    try (AdvisoryIndex index = IndexStore.openStarter()) {
      index.eachPackage((ecosystem, name) -> ecosystems.add(ecosystem.toString()));
    }
    assertThat(ecosystems)
        .contains(
            "npm",
            "PyPI",
            "Maven",
            "Go",
            "NuGet",
            "RubyGems",
            "Debian:11",
            "Debian:12",
            "Debian:13",
            "Ubuntu:20.04",
            "Ubuntu:22.04",
            "Ubuntu:24.04",
            "Alpine:v3.20",
            "Amazon Linux:2",
            "Amazon Linux:2023",
            "Red Hat:8",
            "Red Hat:9",
            "AlmaLinux:8",
            "AlmaLinux:9",
            "Rocky Linux:8",
            "Rocky Linux:9");
  }

  @Test
  void itKnowsLog4Shell() throws Exception {
    try (AdvisoryIndex index = IndexStore.openStarter()) {
      Vulnerability flaw = index.vulnerability("GHSA-jfh8-c2jp-5v3q").orElseThrow();
      assertThat(flaw.id()).isEqualTo("CVE-2021-44228");
      assertThat(flaw.exploitation().known()).isInstanceOf(KnownExploitation.Listed.class);
      assertThat(flaw.text()).as("facts only").isEqualTo(new Vulnerability.Text("", ""));
      assertThat(index.affecting(new Ecosystem("Maven", ""), "org.apache.logging.log4j:log4j-core"))
          .extracting(AffectedPackage::vulnerability)
          .contains("CVE-2021-44228");
    }
  }
}
