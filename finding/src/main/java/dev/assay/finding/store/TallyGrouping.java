package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static dev.assay.finding.store.FindingTables.RESOURCE;
import static dev.assay.finding.store.FindingTables.STATUS;
import static dev.assay.finding.store.FindingTables.VULNERABILITY;
import static dev.assay.finding.store.FindingTables.number;
import static dev.assay.finding.store.FindingTables.text;
import static dev.assay.finding.store.GroupCounts.IS_FIXABLE;
import static dev.assay.finding.store.GroupCounts.NONE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.trueCondition;

import dev.assay.finding.AggregationQuery;
import dev.assay.finding.AggregationType;
import dev.assay.finding.FindingField;
import dev.assay.finding.StoredFinding.Status;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// Groups whose numbers a tally has. Its rows stand for findings under the alias `f`, so conditions
/// on what they share with findings are the same words.
final class TallyGrouping {
  /// What every tally knows of its findings.
  private static final Set<FindingField> ALWAYS =
      EnumSet.of(FindingField.AWS_ACCOUNT_ID, FindingField.FINDING_TYPE, FindingField.SEVERITY);

  private static final Field<String> TALLIED_TYPE = text("f", "resource_type");
  private static final Field<String> TALLIED_LAYER = text("f", "layer");
  private static final Operand TALLIED_FINDING_TYPE = new Operand.Text(text("f", "type"));
  private static final Operand OF_PACKAGES = new Operand.Constant("PACKAGE_VULNERABILITY");

  private final AggregationQuery query;
  private final Owners owners;

  private TallyGrouping(AggregationQuery query, Owners owners) {
    this.query = query;
    this.owners = owners;
  }

  /// Empty where something is asked that the tally of the type does not know.
  static Optional<Grouping> of(AggregationQuery query, Owners owners) {
    return new TallyGrouping(query, owners).grouping();
  }

  private Optional<Grouping> grouping() {
    return switch (query.type()) {
      case ACCOUNT, FINDING_TYPE ->
          asks(EnumSet.of(FindingField.RESOURCE_TYPE))
              ? Optional.of(ofAccount())
              : ofDetails(ACCOUNT);
      case TITLE -> ofDetails(text("d", "title"), text("v", "name"));
      case PACKAGE -> ofDetails(Grouping.NAME);
      case REPOSITORY -> ofResources("AWS_ECR_CONTAINER_IMAGE", text("r", "repository"));
      case AWS_EC2_INSTANCE -> ofResources("AWS_EC2_INSTANCE", Grouping.RESOURCE_ID);
      case AMI -> ofResources("AWS_EC2_INSTANCE", Grouping.IMAGE).map(Grouping::ofMachineImages);
      case AWS_ECR_CONTAINER -> ofResources("AWS_ECR_CONTAINER_IMAGE", Grouping.RESOURCE_ID);
      case AWS_LAMBDA_FUNCTION -> ofResources("AWS_LAMBDA_FUNCTION", Grouping.RESOURCE_ID);
      case IMAGE_LAYER -> ofLayers("AWS_ECR_CONTAINER_IMAGE", text("r", "repository"));
      case LAMBDA_LAYER -> ofLayers("AWS_LAMBDA_FUNCTION", text("r", "function"));
    };
  }

  private Grouping ofAccount() {
    Table<?> exploited =
        select(ACCOUNT.as("account"), sum(number("f", "n")).as("n"))
            .from(table(name("detail_tally")).as("f"))
            .join(VULNERABILITY)
            .on(FindingTables.onVulnerability())
            .where(
                own(),
                Operand.exploitAvailable().isNotNull(),
                // only packages have vulnerabilities
                conditions(TALLIED_TYPE, OF_PACKAGES))
            .groupBy(ACCOUNT)
            .asTable("exploited");
    Field<Long> exploitable = coalesce(max(number("exploited", "n")), inline(0L)).cast(Long.class);
    return new Grouping(
        List.of(ACCOUNT),
        table(name("finding_tally"))
            .as("f")
            .leftJoin(exploited)
            .on(text("exploited", "account").eq(ACCOUNT)),
        own()
            .and(STATUS.eq(Status.ACTIVE.name()))
            .and(conditions(TALLIED_TYPE, TALLIED_FINDING_TYPE)),
        GroupCounts.ofTally(
            exploitable,
            GroupCounts.summed(text("f", "fix_available").in("YES", "PARTIAL")),
            NONE,
            NONE));
  }

  private Optional<Grouping> ofDetails(Field<?>... columns) {
    Set<FindingField> known = ofPart(Part.VULNERABILITY);
    known.addAll(ofPart(Part.DETAIL));
    known.add(FindingField.RESOURCE_TYPE);
    if (!asks(known)) {
      return Optional.empty();
    }
    Table<Record> tables =
        table(name("detail_tally"))
            .as("f")
            .join(VULNERABILITY)
            .on(FindingTables.onVulnerability())
            .join(FindingTables.DETAIL)
            .on(FindingTables.onDetail());
    if (query.type() == AggregationType.PACKAGE) {
      Table<?> names =
          selectDistinct(field(name("detail_id")), field(name("name")))
              .from(table(name("detail_package")))
              .where(owners.have(field(name("account"), String.class)))
              .asTable("p");
      tables = tables.join(names).on(number("p", "detail_id").eq(number("f", "detail_id")));
    }
    return Optional.of(
        new Grouping(
            List.of(columns),
            tables,
            own()
                .and(conditions(TALLIED_TYPE, Operand.of(FindingField.FINDING_TYPE)))
                .and(groups()),
            GroupCounts.ofTally(
                GroupCounts.summed(GroupCounts.IS_EXPLOITABLE),
                GroupCounts.summed(IS_FIXABLE),
                NONE,
                NONE)));
  }

  private Optional<Grouping> ofResources(String type, Field<?> column) {
    return asks(ofPart(Part.RESOURCE))
        ? Optional.of(
            new Grouping(
                List.of(column),
                withResources(
                    "resource_tally", List.of("account", "resource_id", "type", "severity")),
                Grouping.isA(type)
                    .and(own())
                    .and(conditions(text("r", "type"), TALLIED_FINDING_TYPE))
                    .and(groups()),
                GroupCounts.ofTally(
                    NONE,
                    NONE,
                    countDistinct(Grouping.RESOURCE_ID).cast(Long.class),
                    GroupCounts.summed(GroupCounts.isNetwork(text("f", "type"))))))
        : Optional.empty();
  }

  private Optional<Grouping> ofLayers(String type, Field<?> home) {
    return asks(ofPart(Part.RESOURCE))
        ? Optional.of(
            new Grouping(
                List.of(home, text("r", "name"), TALLIED_LAYER),
                withResources(
                    "layer_tally", List.of("account", "resource_id", "layer", "severity")),
                Grouping.isA(type)
                    .and(own())
                    .and(conditions(text("r", "type"), OF_PACKAGES))
                    .and(groups()),
                GroupCounts.ofTally(NONE, NONE, NONE, NONE)))
        : Optional.empty();
  }

  /// Summed before it is joined: a resource whose rows cancel each other out has no findings.
  private Table<Record> withResources(String tally, List<String> grain) {
    List<Field<Object>> columns = grain.stream().map(column -> field(name(column))).toList();
    Table<Record> summed =
        select(columns)
            .select(sum(field(name("n"), Long.class)).as("n"))
            .from(table(name(tally)))
            .where(owners.have(field(name("account"), String.class)))
            .groupBy(columns)
            .having(sum(field(name("n"), Long.class)).ne(inline(BigDecimal.ZERO)))
            .asTable("f");
    return summed.join(RESOURCE).on(FindingTables.onResource());
  }

  private Condition own() {
    return owners.have(ACCOUNT);
  }

  private Condition groups() {
    return GroupFilter.of(query.filter().groups(), TALLIED_LAYER);
  }

  /// @param resourceType where the resource's type is
  /// @param findingType where the finding's is
  private Condition conditions(Field<String> resourceType, Operand findingType) {
    Condition all = trueCondition();
    for (var field : new TreeMap<>(query.filter().findings().fields()).entrySet()) {
      Operand operand =
          switch (field.getKey()) {
            case RESOURCE_TYPE -> new Operand.Text(resourceType);
            case FINDING_TYPE -> findingType;
            default -> Operand.of(field.getKey());
          };
      all = all.and(FindingPredicate.of(operand, field.getValue()));
    }
    return all;
  }

  private boolean asks(Set<FindingField> known) {
    return query.filter().findings().fields().keySet().stream()
        .allMatch(
            field ->
                ALWAYS.contains(field)
                    || known.contains(field)
                    || Operand.of(field) instanceof Operand.Missing);
  }

  private static Set<FindingField> ofPart(Part part) {
    Set<FindingField> fields = EnumSet.noneOf(FindingField.class);
    for (FindingField field : FindingField.values()) {
      if (Part.of(field).filter(part::equals).isPresent()) {
        fields.add(field);
      }
    }
    fields.remove(FindingField.LAST_OBSERVED_AT); // which depends on the finding too
    return fields;
  }
}
