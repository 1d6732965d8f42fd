package dev.assay.finding.store;

import static dev.assay.finding.store.FindingTables.ACCOUNT;
import static dev.assay.finding.store.FindingTables.FINDING;
import static dev.assay.finding.store.FindingTables.ID;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import dev.assay.database.AccountScope;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;

/// Looks whether criteria mean few findings: those of one resource, of one vulnerability, of the
/// details that name one package, of one day. Such findings are best collected first and sorted
/// then; all others are met soon enough by reading findings in the asked order.
///
/// The tallies tell how many findings a part has, so this needs no guess of the database's planner,
/// which knows nothing of tags, prefixes and arrays.
record Narrowing(Connection connection, AccountScope scope, Limits limits) {
  private static final Long[] NONE = {};

  /// How many findings are few: collecting as many takes about as long as the longest walk past
  /// the others of a million.
  ///
  /// @param ofResources of resources, which have findings anywhere in most orders
  /// @param ofOthers of vulnerabilities, details and times, which may all be at the far end of an
  ///     order, as those of one vulnerability are by severity; indexes hold what they are sorted by
  /// @param parts how many rows of a part are few
  record Limits(long ofResources, long ofOthers, int parts) {
    static final Limits DEFAULT = new Limits(10_000, 30_000, 2_000);
  }

  /// A condition that few findings meet.
  ///
  /// @param known parts whose own conditions it includes
  /// @param findings about how many they are
  record Few(Condition condition, List<Part> known, long findings) {}

  /// The smallest set that all findings meant belong to; empty where none is small.
  ///
  /// @param selection what is asked
  /// @param order what they are ordered by
  Optional<Few> of(Selection selection, dev.assay.finding.FindingQuery.SortField order) {
    Optional<Part> owner = SortKey.owner(order);
    // conditions on what gives the order shorten the walk itself
    Stream<Part> parts =
        selection.parts().keySet().stream().filter(part -> !owner.equals(Optional.of(part)));
    return Stream.concat(
            parts.map(part -> ofPart(part, requireNonNull(selection.parts().get(part)))),
            Stream.of(own(selection)))
        .flatMap(Optional::stream)
        .min(Comparator.comparingLong(Few::findings));
  }

  private Optional<Few> ofPart(Part part, Condition condition) {
    var some =
        select(part.id().as("id"))
            .from(part.table())
            .where(part.ownedBy(Owners.all(scope)), condition)
            .limit(limits.parts() + 1)
            .asTable("some");
    Long[] ids =
        Statements.on(connection)
            .fetchValue(
                select(coalesce(arrayAgg(FindingTables.number("some", "id")), inline(NONE)))
                    .from(some));
    if (ids.length > limits.parts()) {
      return Optional.empty();
    }
    long findings = tallied(part, ids);
    return findings <= (part == Part.RESOURCE ? limits.ofResources() : limits.ofOthers())
        ? Optional.of(new Few(part.reference().eq(any(ids)), List.of(part), findings))
        : Optional.empty();
  }

  private long tallied(Part part, Long[] ids) {
    String tally = part.tally();
    var findings =
        select(coalesce(sum(FindingTables.number(tally, "n")), inline(BigDecimal.ZERO)))
            .from(table(name(tally)))
            .where(
                Owners.all(scope).have(FindingTables.text(tally, "account")),
                FindingTables.number(tally, part.tallyReference()).eq(any(ids)));
    return Statements.on(connection).fetchValue(findings).longValue();
  }

  /// By times of the findings themselves, which have an index and go along with other times.
  private Optional<Few> own(Selection selection) {
    if (selection.times().isEmpty()) {
      return Optional.empty();
    }
    var some =
        select(ID)
            .from(FINDING)
            .where(Owners.all(scope).have(ACCOUNT), selection.times().getFirst())
            .limit(limits.ofOthers() + 1)
            .asTable("some");
    long all = Statements.on(connection).fetchValue(select(count()).from(some));
    return all <= limits.ofOthers()
        ? Optional.of(new Few(selection.times().getFirst(), List.of(), all))
        : Optional.empty();
  }
}
