package dev.assay.advisory.feed.redhat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.advisory.Ecosystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The CPEs are of Red Hat's VEX documents and of its copies in OSV.
final class RedHatStreamTest {

  @ParameterizedTest
  @CsvSource({
    "cpe:/o:redhat:enterprise_linux:8, 8",
    "cpe:/a:redhat:enterprise_linux:9::appstream, 9",
    "cpe:/o:redhat:enterprise_linux:10.0, 10",
    "cpe:/o:redhat:rhel_eus:9.4::baseos, 9.4 EUS",
    "cpe:/a:redhat:rhel_e4s:8.6::appstream, 8.6 E4S",
    "cpe:/o:redhat:rhel_aus:8.2::baseos, 8.2 AUS",
    "cpe:/a:redhat:rhel_tus:8.4::appstream, 8.4 TUS",
  })
  void streamsOfEnterpriseLinuxAreTold(String cpe, String release) {
    assertThat(RedHatStream.ofCpe(cpe)).contains(new Ecosystem("Red Hat", release));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cpe:/a:redhat:openshift:4.15::el9",
        "cpe:/o:redhat:rhev_hypervisor:4.4::el8",
        "cpe:/a:redhat:enterprise_linux_extras:7",
        "cpe:/a:other:enterprise_linux:9",
        "cpe:/o:redhat:enterprise_linux",
        "enterprise_linux:9",
        ""
      })
  void layeredProductsAreNoStream(String cpe) {
    assertThat(RedHatStream.ofCpe(cpe)).isEmpty();
  }

  /// OSV, ecosystem `Red Hat`: the CPE behind the vendor.
  @Test
  void osvNamesTheTailOfACpe() {
    assertThat(RedHatStream.of("rhel_eus:9.2::appstream"))
        .contains(new Ecosystem("Red Hat", "9.2 EUS"));
  }
}
