package dev.assay.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damage, exchange and replacement of index files.
final class IndexFileTest {
  @TempDir private Path data = Path.of("");

  @Test
  void everyFlippedByteIsNoticed() throws Exception {
    byte[] whole = exported("aliases-name-one-flaw");
    var random = new Random(20261123);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = whole.clone();
      int place = random.nextInt(whole.length);
      damaged[place] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> AdvisoryIndex.of(ByteBuffer.wrap(damaged), "it").verify())
          .as("byte %d", place)
          .isInstanceOf(IndexException.class);
    }
  }

  @Test
  void fileCutShortIsRefusedWhenOpened() throws Exception {
    byte[] whole = exported("aliases-name-one-flaw");
    for (int length : new int[] {0, 7, 100, whole.length / 2, whole.length - 1}) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> AdvisoryIndex.of(ByteBuffer.wrap(cut), "it"))
          .isInstanceOf(IndexException.class);
    }
  }

  @Test
  void otherSchemaSaysWhatToDo() throws Exception {
    byte[] other = exported("aliases-name-one-flaw");
    other[11] = 99;
    assertThatThrownBy(() -> AdvisoryIndex.of(ByteBuffer.wrap(other), "old.assay"))
        .hasMessage(
            "old.assay has format version 99 and this program reads 2: run `assay db update`");
  }

  @Test
  void damagedImportLeavesTheIndexInUse() throws Exception {
    byte[] whole = exported("aliases-name-one-flaw");
    whole[whole.length - 1] ^= 1;
    var store = new IndexStore(data);
    assertThatThrownBy(() -> store.importFrom(new ByteArrayInputStream(whole)))
        .isInstanceOf(IndexException.class);
    try (AdvisoryIndex index = store.openCurrent()) {
      assertThat(index.vulnerability("CVE-2024-10001")).isPresent();
    }
    try (var files = Files.list(data)) {
      assertThat(files.filter(f -> f.getFileName().toString().startsWith("new-"))).isEmpty();
    }
  }

  @Test
  void exportComesBackByImport() throws Exception {
    byte[] whole = exported("enrichment");
    var other = new IndexStore(Files.createDirectories(data.resolve("other")));
    IndexSummary imported = other.importFrom(new ByteArrayInputStream(whole));
    try (AdvisoryIndex index = other.openCurrent()) {
      assertThat(index.summary()).isEqualTo(imported);
      assertThat(imported.sizeInBytes()).isEqualTo(whole.length);
    }
  }

  @Test
  void sameFeedsGiveTheSameBytes() throws Exception {
    byte[] first = exported("distribution-feed-comes-first");
    data = Files.createDirectories(data.resolve("again"));
    assertThat(exported("distribution-feed-comes-first")).isEqualTo(first);
  }

  @Test
  void updateWithNothingNewKeepsTheIndex() throws Exception {
    UpdateResult first = MirrorCase.build("enrichment", data);
    UpdateResult second = MirrorCase.build("enrichment", data);
    assertThat(second.changed()).isFalse();
    assertThat(second.index().id()).isEqualTo(first.index().id());
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      assertThat(index.summary().id()).isEqualTo(first.index().id());
    }
  }

  @Test
  void openIndexOutlivesItsReplacement() throws Exception {
    byte[] unused = exported("aliases-name-one-flaw");
    try (AdvisoryIndex old = new IndexStore(data).openCurrent()) {
      var updater = new FeedUpdater(new IndexStore(data), MirrorCase.CLOCK);
      var forced = UpdateSettings.defaults().forced();
      UpdateResult second =
          updater.updateFrom(MirrorCase.folder("malicious-package"), forced, Progress.none());
      UpdateResult third =
          updater.updateFrom(MirrorCase.folder("enrichment"), forced, Progress.none());
      assertThat(second.changed()).isTrue();
      assertThat(third.changed()).isTrue();
      assertThat(old.vulnerability("CVE-2024-10001")).isPresent();
    }
  }

  @Test
  void shrunkenFeedIsRefusedUnlessForced() throws Exception {
    byte[] unused = exported("enrichment");
    var updater = new FeedUpdater(new IndexStore(data), MirrorCase.CLOCK);
    Path smaller = MirrorCase.folder("malicious-package");
    assertThatThrownBy(
            () -> updater.updateFrom(smaller, UpdateSettings.defaults(), Progress.none()))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("has shrunk from");
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      assertThat(index.vulnerability("CVE-2024-10011")).as("the old one serves").isPresent();
    }
  }

  @Test
  void searchFindsByIdByNameAndByRecord() throws Exception {
    byte[] unused = exported("advisory-covers-many-cves");
    try (AdvisoryIndex index = new IndexStore(data).openCurrent()) {
      var search = new AdvisorySearch(index);
      assertThat(search.search("cve-2024-10004", 10).statements())
          .extracting(one -> one.ecosystem().toString())
          .containsExactlyInAnyOrder("Red Hat:9", "Red Hat:9.2 EUS");
      assertThat(search.search("red hat:9/tool", 10).statements()).hasSize(2);
      assertThat(search.search("tool", 1).isCut()).isTrue();
      assertThat(search.search("rhsa-2024:1234", 10).vulnerabilities()).hasSize(2);
      assertThat(search.search("nothing", 10).statements()).isEmpty();
    }
  }

  private byte[] exported(String name) throws Exception {
    UpdateResult built = MirrorCase.build(name, data);
    var out = new ByteArrayOutputStream();
    assertThat(new IndexStore(data).export(out)).isEqualTo(built.index());
    return out.toByteArray();
  }
}
