package dev.assay.finding.store;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.assay.finding.Condition.Comparison;
import dev.assay.finding.Condition.Date;
import dev.assay.finding.Condition.NumberRange;
import dev.assay.finding.Condition.PackageMatch;
import dev.assay.finding.Condition.PackagePart;
import dev.assay.finding.Condition.Ports;
import dev.assay.finding.Condition.Tag;
import dev.assay.finding.Condition.Text;
import dev.assay.finding.FindingCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jooq.Condition;

/// Criteria as SQL over the aliases of [FindingTables].
final class FindingPredicate {

  private FindingPredicate() {}

  /// Holds for the rows of [FindingTables#joined] that the criteria mean; never null in SQL's sense
  /// for a `WHERE`.
  static Condition of(FindingCriteria criteria) {
    List<Condition> all = new ArrayList<>();
    // in the fields' own order: the same criteria are the same statement
    new TreeMap<>(criteria.fields())
        .forEach((field, conditions) -> all.add(of(Operand.of(field), conditions)));
    return and(all);
  }

  /// One positive condition is enough, every negative one must hold.
  static Condition of(Operand operand, List<? extends dev.assay.finding.Condition> conditions) {
    List<Condition> any = new ArrayList<>();
    List<Condition> all = new ArrayList<>();
    for (var condition : conditions) {
      (isNegative(condition) ? all : any).add(of(operand, condition));
    }
    if (!any.isEmpty()) {
      all.add(or(any));
    }
    return and(all);
  }

  private static boolean isNegative(dev.assay.finding.Condition condition) {
    return condition instanceof Text text && text.comparison() == Comparison.NOT_EQUALS;
  }

  private static Condition of(Operand operand, dev.assay.finding.Condition condition) {
    return switch (condition) {
      case Text text -> TextPredicate.of(operand, text);
      case NumberRange range -> RangePredicate.of(operand, range);
      case Date date -> RangePredicate.of(operand, date);
      case Tag tag -> operand instanceof Operand.Tags ? tagged(tag) : falseCondition();
      case Ports ports -> operand instanceof Operand.Ports ? overlaps(ports) : falseCondition();
      case PackageMatch match ->
          operand instanceof Operand.Packages ? hasPackage(match) : falseCondition();
    };
  }

  private static Condition tagged(Tag tag) {
    if (!TextPredicate.isStorable(tag.key()) || !TextPredicate.isStorable(tag.value())) {
      return falseCondition();
    }
    return tag.value().isEmpty()
        ? condition("jsonb_exists(r.tags, {0})", val(tag.key()))
        : condition("r.tags ->> {0} = {1}", val(tag.key()), val(tag.value()));
  }

  /// A range of the finding's own that shares a port with the one asked for.
  private static Condition overlaps(Ports ports) {
    return condition(
        "d.first_port <= {0} AND d.last_port >= {1}", val(ports.highest()), val(ports.lowest()));
  }

  private static Condition hasPackage(PackageMatch match) {
    List<Condition> parts = new ArrayList<>();
    parts.add(FindingTables.onPackage());
    for (PackagePart part : match.parts()) {
      parts.add(of(Operand.of(part.property()), part.condition()));
    }
    return exists(selectOne().from(FindingTables.PACKAGE).where(and(parts)));
  }
}
