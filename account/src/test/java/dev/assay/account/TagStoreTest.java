package dev.assay.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.model.AccountId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TagStoreTest {
  private static final AccountId OURS = new AccountId("123456789012");
  private static final AccountId OTHER = new AccountId("999999999999");
  private static final String ARN =
      "arn:aws:inspector2:eu-central-1:123456789012:owner/123456789012/filter/0123456789abcdef";

  private Database database;
  private TagStore store;

  @BeforeEach
  void open() throws Exception {
    database = TestDatabase.fresh();
    store = TagStore.in(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void tagsAreAddedReplacedAndTakenAway() {
    store.set(OURS, ARN, Map.of("team", "red", "stage", ""));
    store.set(OURS, ARN, Map.of("team", "blue", "größe \"x\"", "{a,b}\\ 🦊"));
    assertThat(store.list(OURS, ARN))
        .containsExactly(
            Map.entry("größe \"x\"", "{a,b}\\ 🦊"),
            Map.entry("stage", ""),
            Map.entry("team", "blue"));

    store.remove(OURS, ARN, List.of("team", "nobody"));
    assertThat(store.list(OURS, ARN)).containsOnlyKeys("größe \"x\"", "stage");

    store.forget(OURS, ARN);
    assertThat(store.list(OURS, ARN)).isEmpty();
  }

  @Test
  void fiftyTagsAreTheMost() {
    Map<String, String> fifty = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      fifty.put("key" + i, "value");
    }
    store.set(OURS, ARN, fifty);

    assertRefused(Map.of("one-more", ""), "at most 50");
    assertThat(store.list(OURS, ARN)).isEqualTo(fifty);
    store.set(OURS, ARN, Map.of("key0", "another value is no further tag"));
    assertThat(store.list(OURS, ARN)).hasSize(50);
  }

  @Test
  void keysAndValuesHaveTheirLengths() {
    store.set(OURS, ARN, Map.of("🦊".repeat(128), "🦊".repeat(256)));
    assertThat(store.list(OURS, ARN)).hasSize(1);

    assertRefused(Map.of("", "v"), "1 to 128");
    assertRefused(Map.of("k".repeat(129), "v"), "1 to 128");
    assertRefused(Map.of("k", "v".repeat(257)), "at most 256");
  }

  @Test
  void reservedKeysAndUnstorableTextAreRefused() {
    assertRefused(Map.of("aws:owner", "me"), "reserved");
    assertRefused(Map.of("AWS:owner", "me"), "reserved");
    assertRefused(Map.of("nul", "a\0b"), "control characters");
    assertRefused(Map.of("half \ud83e", "fox"), "control characters");
    assertThat(store.list(OURS, ARN)).isEmpty();
  }

  @Test
  void namesFromHostileRequestsAreRefusedOrMeanNothing() {
    for (String arn : List.of("", "arn:\0", "arn:\ud83e", "a".repeat(1012))) {
      assertThatThrownBy(() -> store.list(OURS, arn))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.field()).isEqualTo("resourceArn"));
    }
    store.set(OURS, ARN, Map.of("team", "red"));
    store.remove(OURS, ARN, List.of("te\0am", "\ud83e", "", "'; --"));
    assertThat(store.list(OURS, ARN)).hasSize(1);
  }

  @Test
  void oneBadTagRefusesAll() {
    assertRefused(Map.of("good", "1", "aws:bad", "2"), "reserved");
    assertThat(store.list(OURS, ARN)).isEmpty();
  }

  @Test
  void accountsDoNotSeeEachOthersTags() {
    store.set(OURS, ARN, Map.of("team", "red"));
    store.set(OTHER, ARN, Map.of("team", "green"));
    store.remove(OTHER, ARN, List.of("team"));

    assertThat(store.list(OURS, ARN)).containsExactly(Map.entry("team", "red"));
    assertThat(store.list(OTHER, ARN)).isEmpty();
  }

  private void assertRefused(Map<String, String> tags, String why) {
    assertThatThrownBy(() -> store.set(OURS, ARN, tags))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.field()).isEqualTo("tags"))
        .hasMessageContaining(why);
  }
}
