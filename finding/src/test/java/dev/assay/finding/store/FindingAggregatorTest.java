package dev.assay.finding.store;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.AccountScope;
import dev.assay.database.Database;
import dev.assay.database.TestDatabase;
import dev.assay.finding.AggregationPage;
import dev.assay.finding.AggregationPage.Group;
import dev.assay.finding.AggregationQuery;
import dev.assay.finding.AggregationQuery.GroupField;
import dev.assay.finding.AggregationQuery.SortBy;
import dev.assay.finding.AggregationRow;
import dev.assay.finding.AggregationType;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import dev.assay.finding.FindingQueries;
import dev.assay.finding.ScannedResource.ContainerImage;
import dev.assay.finding.ScannedResource.Function;
import dev.assay.finding.ScannedResource.Instance;
import dev.assay.finding.StoredFinding;
import dev.assay.finding.StoredFinding.OpenPath;
import dev.assay.finding.StoredFinding.StoredPackage;
import dev.assay.model.Severity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FindingAggregatorTest {
  private static final AggregationQuery.Sort WORST_FIRST =
      new AggregationQuery.Sort(SortBy.CRITICAL, true);
  private static final List<StoredFinding> FINDINGS =
      new RandomFindings(new SplittableRandom(20260302)).make(80);

  private static Database database;

  @BeforeAll
  static void writeFindings() throws SQLException {
    database = TestDatabase.fresh();
    database.<Integer>inTransaction(
        RandomFindings.ACCOUNT,
        connection -> {
          new StoredFindingRows(connection).write(FINDINGS);
          return 0;
        });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void countsAreThoseOfTheActiveFindingsOfEachGroup(AggregationType type) {
    for (FindingCriteria criteria : List.of(FindingCriteria.all(), fixable())) {
      Map<List<String>, List<StoredFinding>> expected = new TreeMap<>(comparingTexts());
      for (StoredFinding finding : FINDINGS) {
        if (finding.state().status() == StoredFinding.Status.ACTIVE
            && NaiveCriteria.isMeant(criteria, finding)) {
          keys(type, finding)
              .distinct()
              .forEach(key -> expected.computeIfAbsent(key, k -> new ArrayList<>()).add(finding));
        }
      }
      var query =
          new AggregationQuery(
              type, new AggregationQuery.Filter(criteria, Map.of()), WORST_FIRST, 100, 0);
      var lines =
          expected.entrySet().stream()
              .map(group -> line(type, group.getKey(), group.getValue()))
              .toList();
      for (AggregationPage page : List.of(page(query), counted(query))) {
        assertThat(page.groups().stream().map(Group::row).map(FindingAggregatorTest::line))
            .containsExactlyInAnyOrderElementsOf(lines);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void tallySaysWhatCountingSaysWhateverIsAsked(AggregationType type) {
    var random =
        new RandomCriteria(new SplittableRandom(20260303 + type.name().length()), FINDINGS);
    for (FindingField field : FindingField.values()) {
      var query =
          new AggregationQuery(
              type, new AggregationQuery.Filter(random.on(field), Map.of()), WORST_FIRST, 100, 0);
      assertThat(page(query)).as("%s of %s", field, type).isEqualTo(counted(query));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesOfOneAreTheWholeInOrder(AggregationType type) {
    for (boolean isDescending : List.of(true, false)) {
      var sort = new AggregationQuery.Sort(SortBy.ALL, isDescending);
      var all = new AggregationQuery(type, AggregationQuery.Filter.all(), sort, 100, 0);
      List<Group> whole = page(all).groups();
      List<Group> pieces = new ArrayList<>();
      AggregationPage page;
      do {
        page =
            page(new AggregationQuery(type, AggregationQuery.Filter.all(), sort, 1, pieces.size()));
        pieces.addAll(page.groups());
      } while (page.hasMore());
      assertThat(pieces).isEqualTo(whole);
      Comparator<Group> order = Comparator.comparingLong(group -> group.row().counts().all());
      assertThat(whole).isSortedAccordingTo(isDescending ? order.reversed() : order);
    }
  }

  @Test
  void packageNamesPickTheGroupAndNotOtherPackagesOfTheSameFinding() {
    var filter =
        new AggregationQuery.Filter(
            FindingCriteria.all(),
            Map.of(
                GroupField.PACKAGE_NAME,
                List.of(
                    new Condition.Text(Comparison.PREFIX, "lib"),
                    new Condition.Text(Comparison.NOT_EQUALS, "lib%"))));
    var query = new AggregationQuery(AggregationType.PACKAGE, filter, WORST_FIRST, 100, 0);
    assertThat(page(query).groups())
        .extracting(group -> ((AggregationRow.NamedPackage) group.row()).name())
        .hasSizeGreaterThan(1)
        .containsExactlyInAnyOrderElementsOf(
            FINDINGS.stream()
                .filter(it -> it.state().status() == StoredFinding.Status.ACTIVE)
                .flatMap(it -> NaiveCriteria.packages(it).stream())
                .map(StoredPackage::name)
                .filter(name -> name.startsWith("lib") && !name.equals("lib%"))
                .distinct()
                .toList());
  }

  @Test
  void operatingSystemPicksInstances() {
    var none = List.of(new Condition.Text(Comparison.PREFIX, "UBUNTU"));
    var filter =
        new AggregationQuery.Filter(
            FindingCriteria.all(), Map.of(GroupField.OPERATING_SYSTEM, none));
    var query = new AggregationQuery(AggregationType.AWS_EC2_INSTANCE, filter, WORST_FIRST, 9, 0);
    assertThat(page(query).groups()).isEmpty();
  }

  @Test
  void filterOrOrderOfAnotherTypeIsRefused() {
    var layers =
        new AggregationQuery.Filter(
            FindingCriteria.all(),
            Map.of(GroupField.LAYER, List.of(new Condition.Text(Comparison.EQUALS, "a"))));
    assertThatThrownBy(
            () -> new AggregationQuery(AggregationType.PACKAGE, layers, WORST_FIRST, 1, 0))
        .isInstanceOf(CriteriaException.class)
        .hasMessageContaining("another type");
    var byImages = new AggregationQuery.Sort(SortBy.AFFECTED_IMAGES, true);
    assertThatThrownBy(
            () ->
                new AggregationQuery(
                    AggregationType.TITLE, AggregationQuery.Filter.all(), byImages, 1, 0))
        .isInstanceOf(CriteriaException.class)
        .hasMessageContaining("does not fit");
  }

  /// Without the tallies.
  private static AggregationPage counted(AggregationQuery query) {
    return database.inTransaction(
        RandomFindings.ACCOUNT,
        connection ->
            new FindingAggregator(connection, AccountScope.of(RandomFindings.ACCOUNT))
                .page(query, Grouping.live(query, AccountScope.of(RandomFindings.ACCOUNT))));
  }

  private static AggregationPage page(AggregationQuery query) {
    return FindingQueries.in(database).aggregate(RandomFindings.ACCOUNT, query);
  }

  private static FindingCriteria fixable() {
    return FindingCriteria.of(
        FindingField.FIX_AVAILABLE, new Condition.Text(Comparison.EQUALS, "YES"));
  }

  /// The groups that a finding is in.
  private static Stream<List<String>> keys(AggregationType type, StoredFinding it) {
    String resource = it.resource().identity().id();
    return switch (type) {
      case ACCOUNT, FINDING_TYPE -> Stream.of(List.of());
      case TITLE ->
          Stream.of(
              List.of(
                  it.title(),
                  NaiveCriteria.values(FindingField.VULNERABILITY_ID, it).stream()
                      .findFirst()
                      .map(Object::toString)
                      .orElse("")));
      case PACKAGE -> NaiveCriteria.packages(it).stream().map(one -> List.of(one.name()));
      case REPOSITORY ->
          it.resource() instanceof ContainerImage image
              ? Stream.of(List.of(image.repository()))
              : Stream.of();
      case AMI ->
          it.resource() instanceof Instance instance && !instance.machine().image().isEmpty()
              ? Stream.of(List.of(instance.machine().image()))
              : Stream.of();
      case AWS_EC2_INSTANCE, AWS_ECR_CONTAINER, AWS_LAMBDA_FUNCTION -> {
        String wanted =
            type == AggregationType.AWS_ECR_CONTAINER ? "AWS_ECR_CONTAINER_IMAGE" : type.name();
        yield it.resource().type().equals(wanted) ? Stream.of(List.of(resource)) : Stream.of();
      }
      case IMAGE_LAYER ->
          it.resource() instanceof ContainerImage image
              ? layers(it).map(layer -> List.of(image.repository(), resource, layer))
              : Stream.of();
      case LAMBDA_LAYER ->
          it.resource() instanceof Function function
              ? layers(it).map(layer -> List.of(function.name(), resource, layer))
              : Stream.of();
    };
  }

  private static Stream<String> layers(StoredFinding finding) {
    return NaiveCriteria.packages(finding).stream()
        .map(StoredPackage::layer)
        .filter(it -> !it.isEmpty());
  }

  private static String line(AggregationType type, List<String> key, List<StoredFinding> group) {
    var bySeverity = group.stream().collect(groupingBy(StoredFinding::severity));
    String counts =
        "%d all, %d medium, %d high, %d critical"
            .formatted(
                group.size(),
                bySeverity.getOrDefault(Severity.MEDIUM, List.of()).size(),
                bySeverity.getOrDefault(Severity.HIGH, List.of()).size(),
                bySeverity.getOrDefault(Severity.CRITICAL, List.of()).size());
    String more =
        switch (type) {
          case ACCOUNT, FINDING_TYPE -> " " + exploitable(group) + " " + fixable(group);
          case AWS_EC2_INSTANCE ->
              " " + group.stream().filter(it -> it.subject() instanceof OpenPath).count();
          case AWS_ECR_CONTAINER, AWS_LAMBDA_FUNCTION -> " 0";
          case REPOSITORY, AMI ->
              " " + group.stream().map(it -> it.resource().identity().id()).distinct().count();
          default -> "";
        };
    return key + ": " + counts + more;
  }

  private static long exploitable(List<StoredFinding> group) {
    return group.stream()
        .filter(it -> NaiveCriteria.values(FindingField.EXPLOIT_AVAILABLE, it).contains("YES"))
        .count();
  }

  private static long fixable(List<StoredFinding> group) {
    return group.stream()
        .map(it -> NaiveCriteria.values(FindingField.FIX_AVAILABLE, it))
        .filter(it -> it.contains("YES") || it.contains("PARTIAL"))
        .count();
  }

  private static String line(AggregationRow row) {
    var it = row.counts();
    String counts =
        "%d all, %d medium, %d high, %d critical"
            .formatted(it.all(), it.medium(), it.high(), it.critical());
    return switch (row) {
      case AggregationRow.Account(var c, var exploitable, var fixable) ->
          "[]: " + counts + " " + exploitable + " " + fixable;
      case AggregationRow.FindingType(var c, var exploitable, var fixable) ->
          "[]: " + counts + " " + exploitable + " " + fixable;
      case AggregationRow.NamedPackage(var c, var name) -> List.of(name) + ": " + counts;
      case AggregationRow.Title(var c, var title, var id) -> List.of(title, id) + ": " + counts;
      case AggregationRow.Repository(var c, var name, var images) ->
          List.of(name) + ": " + counts + " " + images;
      case AggregationRow.ImageLayer(var c, var name, var resource, var layer) ->
          List.of(name, resource, layer) + ": " + counts;
      case AggregationRow.FunctionLayer(var c, var name, var resource, var layer) ->
          List.of(name, resource, layer) + ": " + counts;
      case AggregationRow.MachineImage(var c, var image, var instances) ->
          List.of(image) + ": " + counts + " " + instances;
      case AggregationRow.Resource(var c, var resource, var network) ->
          List.of(resource.identity().id()) + ": " + counts + " " + network;
    };
  }

  private static Comparator<List<String>> comparingTexts() {
    return Comparator.comparing(List::toString);
  }
}
