package dev.assay.finding.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FilterAction;
import dev.assay.finding.FilterDefinition;
import dev.assay.finding.FilterException;
import dev.assay.finding.FilterPage;
import dev.assay.finding.FilterQuery;
import dev.assay.finding.FilterStore;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingFilter;
import dev.assay.model.AccountId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class FilterStoreTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00.123456Z");

  private static final AtomicInteger ACCOUNTS = new AtomicInteger();
  private static Database database;

  private final AccountId account = freshAccount();
  private final AccountId stranger = freshAccount();
  private final FilterStore filters = storeAt(MORNING, 1);

  @BeforeAll
  static void open() throws SQLException {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void keptFilterIsGivenBackAsItWasMade() {
    FindingCriteria criteria = new AnyCriteria(new Random(7)).next();
    var definition =
        new FilterDefinition("base image", FilterAction.NONE, "what it is", "why", criteria);

    FindingFilter made = filters.create(account, definition);

    assertThat(made.definition()).isEqualTo(definition);
    assertThat(made.created()).isEqualTo(MORNING);
    assertThat(made.updated()).isEqualTo(MORNING);
    assertThat(made.arn())
        .matches(
            "arn:aws:inspector2:eu-west-1:%s:owner/%s/filter/[0-9a-f]{16}"
                .formatted(account, account));
    assertThat(filters.get(account, made.arn())).contains(made);
  }

  @Test
  void anyCriteriaSurviveTheDatabase() {
    for (int seed = 0; seed < 50; seed++) {
      FindingCriteria criteria = new AnyCriteria(new Random(seed)).next();
      var definition = new FilterDefinition("filter " + seed, FilterAction.NONE, "", "", criteria);
      FindingFilter made = filters.create(account, definition);
      assertThat(filters.get(account, made.arn())).as("seed %d", seed).contains(made);
    }
  }

  @Test
  void changeKeepsArnAndBirth() {
    FindingFilter made = filters.create(account, named("before"));
    Instant later = MORNING.plus(Duration.ofHours(3));

    FindingFilter changed =
        storeAt(later, 2).update(account, made.arn(), old -> renamed(old, "after"));

    assertThat(changed)
        .isEqualTo(new FindingFilter(made.id(), made.arn(), named("after"), MORNING, later));
    assertThat(filters.get(account, made.arn())).contains(changed);
  }

  @Test
  void nameBelongsToOneFilterOfAnAccount() {
    filters.create(account, named("taken"));
    FindingFilter other = filters.create(account, named("free"));

    assertThatThrownBy(() -> filters.create(account, named("taken")))
        .isInstanceOf(FilterException.NameTaken.class)
        .hasMessage("a filter with the name \"taken\" exists already");
    assertThatThrownBy(() -> filters.update(account, other.arn(), old -> named("taken")))
        .isInstanceOf(FilterException.NameTaken.class);
    assertThat(filters.update(account, other.arn(), old -> old).definition())
        .isEqualTo(named("free"));
    assertThat(filters.create(stranger, named("taken")).definition()).isEqualTo(named("taken"));
  }

  @Test
  void deletedFilterIsGoneAndItsNameFree() {
    FindingFilter made = filters.create(account, named("short-lived"));
    filters.delete(account, made.arn());

    assertThat(filters.get(account, made.arn())).isEmpty();
    assertThatThrownBy(() -> filters.delete(account, made.arn()))
        .isInstanceOf(FilterException.NotFound.class)
        .hasMessage("there is no filter " + made.arn());
    assertThat(filters.create(account, named("short-lived")).arn()).isNotEqualTo(made.arn());
  }

  @Test
  void filterOfAnotherAccountIsNotThere() {
    FindingFilter made = filters.create(account, named("mine"));

    assertThat(filters.get(stranger, made.arn())).isEmpty();
    assertThat(filters.list(stranger, FilterQuery.all(100)).filters()).isEmpty();
    assertThatThrownBy(() -> filters.delete(stranger, made.arn()))
        .isInstanceOf(FilterException.NotFound.class);
    assertThatThrownBy(() -> filters.update(stranger, made.arn(), old -> old))
        .isInstanceOf(FilterException.NotFound.class);
  }

  @Test
  void pagesHoldEveryFilterOnceOldestFirst() {
    List<FindingFilter> made =
        List.of("e", "b", "d", "a", "c").stream()
            .map(name -> filters.create(account, named(name)))
            .toList();

    FilterPage first = filters.list(account, FilterQuery.all(3));
    assertThat(first).isEqualTo(new FilterPage(made.subList(0, 3), true));
    var rest = new FilterQuery(List.of(), Set.of(), 3, first.filters().getLast().id());
    assertThat(filters.list(account, rest)).isEqualTo(new FilterPage(made.subList(3, 5), false));
    assertThat(filters.list(account, FilterQuery.all(5)).hasMore()).isFalse();
  }

  @Test
  void listIsNarrowedByArnAndByAction() {
    FindingFilter search = filters.create(account, named("search"));
    FindingFilter rule =
        filters.create(
            account,
            new FilterDefinition("rule", FilterAction.SUPPRESS, "", "", FindingCriteria.all()));

    assertThat(listed(List.of(search.arn(), "arn:unknown"), Set.of())).containsExactly(search);
    assertThat(listed(List.of(), Set.of(FilterAction.SUPPRESS))).containsExactly(rule);
    assertThat(listed(List.of(search.arn()), Set.of(FilterAction.SUPPRESS))).isEmpty();
  }

  @Test
  void arnThatCannotExistNamesNoFilter() {
    filters.create(account, named("there"));
    assertThat(filters.get(account, "arn:\0")).isEmpty();
    assertThat(listed(List.of("arn:\0"), Set.of())).isEmpty();
  }

  @Test
  void filterBeyondTheLimitIsRefused() {
    for (int i = 0; i < FilterStore.MOST_FILTERS; i++) {
      filters.create(account, named("filter " + i));
    }
    assertThatThrownBy(() -> filters.create(account, named("one more")))
        .isInstanceOf(FilterException.LimitExceeded.class)
        .hasMessage("an account has at most 500 filters: delete one first");
  }

  @Test
  void textThatTheDatabaseCannotHoldIsRefusedByName() {
    assertThatThrownBy(() -> named("a\0b"))
        .isInstanceOf(CriteriaException.class)
        .hasMessage("must hold no U+0000 and no half of a surrogate pair");
    assertThatThrownBy(() -> named("\uD83E")).isInstanceOf(CriteriaException.class);
    assertThatThrownBy(() -> named("")).isInstanceOf(CriteriaException.class);
    assertThatThrownBy(() -> named("n".repeat(129))).hasMessage("must have at most 128 characters");
  }

  private List<FindingFilter> listed(List<String> arns, Set<FilterAction> actions) {
    return filters.list(account, new FilterQuery(arns, actions, 100, 0)).filters();
  }

  private static FilterStore storeAt(Instant now, long seed) {
    Clock clock = InstantSource.fixed(now).withZone(ZoneOffset.UTC);
    return FilterStore.in(database, "eu-west-1", clock, new Random(seed));
  }

  private static AccountId freshAccount() {
    return new AccountId(String.format(Locale.ROOT, "1111%08d", ACCOUNTS.incrementAndGet()));
  }

  private static FilterDefinition named(String name) {
    return new FilterDefinition(name, FilterAction.NONE, "", "", FindingCriteria.all());
  }

  private static FilterDefinition renamed(FilterDefinition old, String name) {
    return new FilterDefinition(
        name, old.action(), old.description(), old.reason(), old.criteria());
  }
}
