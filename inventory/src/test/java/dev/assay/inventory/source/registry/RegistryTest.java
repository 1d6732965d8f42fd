package dev.assay.inventory.source.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inventory.RegistryAccess;
import dev.assay.inventory.Target;
import dev.assay.inventory.TargetException;
import dev.assay.inventory.sample.Pack;
import dev.assay.inventory.sample.SampleImage;
import dev.assay.inventory.sample.Scans;
import dev.assay.inventory.sample.TarWriter;
import dev.assay.inventory.source.registry.LocalRegistry.Access;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final RegistryAccess ANN = new RegistryAccess("ann", "s:cret", false);
  private static final String LIBC = "libc6 2.36 var/lib/dpkg/status";

  private static SampleImage image() {
    byte[] noise = new byte[60_000];
    new SplittableRandom(7).nextBytes(noise);
    return new SampleImage()
        .layer(new TarWriter().file("noise", noise).file("var/lib/dpkg/status", "deb libc6 2.36\n"))
        .layer(new TarWriter().file("hosts", "x"));
  }

  private static Inventory scan(String reference, RegistryAccess access)
      throws InterruptedException {
    return Scans.take(new Target.RegistryImage(reference, "linux/amd64", access));
  }

  private static Inventory scan(LocalRegistry registry, RegistryAccess access)
      throws InterruptedException {
    return scan(registry.name("team/app:1"), access);
  }

  @Test
  void imageIsReadByTag() throws Exception {
    try (var registry = new LocalRegistry(Access.OPEN).with("1", image())) {
      var inventory = scan(registry, RegistryAccess.ANONYMOUS);
      assertThat(Scans.packages(inventory)).containsExactly(LIBC);
      assertThat(inventory.problems()).isEmpty();
      assertThat(inventory.artifact())
          .isEqualTo(
              new Artifact.Image(
                  registry.name("team/app:1"),
                  image().digest(),
                  "linux/amd64",
                  List.of("1"),
                  image().layers(),
                  "2026-01-02T03:04:05Z"));
    }
  }

  @Test
  void imageIsReadByDigestOfItsIndex() throws Exception {
    var other = new SampleImage("arm64").layer(new TarWriter().file("x", "y"));
    byte[] index = SampleImage.index(List.of(other.indexEntry(), image().indexEntry()));
    try (var registry = new LocalRegistry(Access.OPEN).with("1", image()).with("2", other)) {
      registry.manifest("both", index);
      var inventory =
          scan(registry.name("team/app@" + Pack.digest(index)), RegistryAccess.ANONYMOUS);
      assertThat(Scans.packages(inventory)).containsExactly(LIBC);
      assertThat(((Artifact.Image) inventory.artifact()).digest()).isEqualTo(image().digest());
      assertThat(((Artifact.Image) inventory.artifact()).tags()).isEmpty();
    }
  }

  @Test
  void passwordIsGivenWhenAskedFor() throws Exception {
    try (var registry = new LocalRegistry(Access.BASIC).with("1", image())) {
      assertThat(Scans.packages(scan(registry, ANN))).containsExactly(LIBC);
    }
  }

  @Test
  void tokenIsFetchedWhenAskedFor() throws Exception {
    try (var registry = new LocalRegistry(Access.TOKEN).with("1", image())) {
      assertThat(Scans.packages(scan(registry, ANN))).containsExactly(LIBC);
    }
  }

  @Test
  void wrongPasswordIsSaidWithoutShowingIt() throws Exception {
    var wrong = new RegistryAccess("ann", "hunter2", false);
    for (Access access : List.of(Access.BASIC, Access.TOKEN)) {
      try (var registry = new LocalRegistry(access).with("1", image())) {
        assertThatThrownBy(() -> scan(registry, wrong))
            .isInstanceOf(TargetException.class)
            .hasMessageContaining(access == Access.BASIC ? "refuses access" : "is wrong")
            .message()
            .doesNotContain("hunter2");
        assertThatThrownBy(() -> scan(registry, RegistryAccess.ANONYMOUS))
            .isInstanceOf(TargetException.class);
      }
    }
  }

  @Test
  void storageOnAnotherHostGetsNoCredentials() throws Exception {
    for (Access access : List.of(Access.BASIC, Access.TOKEN)) {
      try (var registry = new LocalRegistry(access).with("1", image()).redirecting()) {
        assertThat(Scans.packages(scan(registry, ANN))).containsExactly(LIBC);
        assertThat(registry.leaked).isEmpty();
      }
    }
  }

  @Test
  void brokenConnectionIsTakenUpWhereItBroke() throws Exception {
    try (var registry = new LocalRegistry(Access.OPEN).with("1", image()).breaking(2)) {
      var inventory = scan(registry, RegistryAccess.ANONYMOUS);
      assertThat(Scans.packages(inventory)).containsExactly(LIBC);
      assertThat(inventory.problems()).isEmpty();
      assertThat(registry.ranges).hasSize(2).allMatch(range -> range.matches("bytes=[1-9]\\d*-"));
    }
  }

  @Test
  void connectionThatAlwaysBreaksEndsInAProblem() throws Exception {
    try (var registry = new LocalRegistry(Access.OPEN).with("1", image()).breaking(1_000)) {
      var inventory = scan(registry, RegistryAccess.ANONYMOUS);
      assertThat(Scans.problems(inventory)).containsExactly("INV-IMAGE-002");
    }
  }

  @Test
  void busyRegistryIsAskedAgain() throws Exception {
    try (var registry = new LocalRegistry(Access.OPEN).with("1", image()).busy(3)) {
      assertThat(Scans.packages(scan(registry, RegistryAccess.ANONYMOUS))).containsExactly(LIBC);
    }
  }

  @Test
  void layerWithAnotherDigestIsLeftOut() throws Exception {
    var image = image();
    byte[] evil = Pack.gzip(new TarWriter().file("a/package.json", "npm evil 1").bytes());
    try (var registry = new LocalRegistry(Access.OPEN).with("1", image)) {
      registry.blob(image.layers().get(1), evil);
      var inventory = scan(registry, RegistryAccess.ANONYMOUS);
      assertThat(Scans.packages(inventory)).containsExactly(LIBC);
      assertThat(Scans.problems(inventory)).containsExactly("INV-IMAGE-001");
    }
  }

  @Test
  void configurationWithAnotherDigestIsRefused() throws Exception {
    try (var registry = new LocalRegistry(Access.OPEN).with("1", image())) {
      registry.blob(Pack.digest(image().config()), "{}".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> scan(registry, RegistryAccess.ANONYMOUS))
          .isInstanceOf(TargetException.class)
          .hasMessageContaining("has another digest");
    }
  }

  @Test
  void layerThatIsNotThereIsSaid() throws Exception {
    var image = image();
    try (var registry = new LocalRegistry(Access.OPEN).with("1", image)) {
      registry.blob(image.layers().get(1), new byte[0]);
      var inventory = scan(registry, RegistryAccess.ANONYMOUS);
      assertThat(Scans.packages(inventory)).containsExactly(LIBC);
      assertThat(Scans.problems(inventory)).containsExactly("INV-IMAGE-002");
    }
  }

  @Test
  void tagThatIsNotThereIsSaid() throws Exception {
    try (var registry = new LocalRegistry(Access.OPEN)) {
      assertThatThrownBy(() -> scan(registry, RegistryAccess.ANONYMOUS))
          .isInstanceOf(TargetException.class)
          .hasMessageContaining("has no manifests/1 in team/app");
    }
  }
}
