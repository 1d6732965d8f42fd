package dev.assay.finding.store;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;

import dev.assay.finding.FindingCriteria;
import dev.assay.finding.FindingField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.SelectConditionStep;

/// Criteria taken apart by where they look.
///
/// @param own on the finding `f` alone
/// @param times those of them that are about a time which an index has, one field each
/// @param parts on a part alone, by its alias
/// @param mixed on a part and the finding together
record Selection(
    Condition own, List<Condition> times, Map<Part, Condition> parts, Map<Part, Condition> mixed) {

  static Selection of(FindingCriteria criteria) {
    List<Condition> own = new ArrayList<>();
    List<Condition> times = new ArrayList<>();
    Map<Part, Condition> parts = new EnumMap<>(Part.class);
    Map<Part, Condition> mixed = new EnumMap<>(Part.class);
    // in the fields' own order: the same criteria are the same statement
    new TreeMap<>(criteria.fields())
        .forEach(
            (field, conditions) -> {
              Condition condition = FindingPredicate.of(Operand.of(field), conditions);
              Optional<Part> part = Part.of(field);
              if (part.isEmpty()) {
                own.add(condition);
                if (field == FindingField.FIRST_OBSERVED_AT || field == FindingField.UPDATED_AT) {
                  times.add(condition);
                }
              } else {
                // a live finding was last observed when its resource was
                (field == FindingField.LAST_OBSERVED_AT ? mixed : parts)
                    .merge(part.get(), condition, Condition::and);
              }
            });
    return new Selection(and(own), times, parts, mixed);
  }

  /// The same, without what is asked of the finding itself.
  Selection withoutOwn() {
    return new Selection(trueCondition(), List.of(), parts, mixed);
  }

  /// The findings `f` that are meant, a part of each being looked up where the finding itself is
  /// right: so the server reads findings in the asked order and does not try to begin at the parts.
  Condition lookedUp() {
    return lookedUp(List.of());
  }

  /// @param known parts whose own conditions hold already
  Condition lookedUp(List<Part> known) {
    // an offset keeps the planner from turning the look-up into a join
    return byFinding(known, parts -> parts.offset(inline(0L)));
  }

  /// The findings `f` that are meant, joined with their parts in whatever way is quickest.
  ///
  /// @param known parts whose own conditions hold already
  Condition joined(List<Part> known) {
    return byFinding(known, parts -> parts);
  }

  private Condition byFinding(
      List<Part> known, Function<SelectConditionStep<?>, Select<?>> asLookUp) {
    List<Condition> all = new ArrayList<>(List.of(own));
    for (Part part : Part.values()) {
      List<Condition> here = new ArrayList<>();
      if (parts.containsKey(part) && !known.contains(part)) {
        here.add(parts.get(part));
      }
      if (mixed.containsKey(part)) {
        here.add(mixed.get(part));
      }
      if (!here.isEmpty()) {
        here.addFirst(part.link());
        all.add(exists(asLookUp.apply(selectOne().from(part.table()).where(here))));
      }
    }
    return and(all);
  }
}
