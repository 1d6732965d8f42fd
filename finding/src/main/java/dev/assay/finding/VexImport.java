package dev.assay.finding;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.assay.advisory.VexStatement;
import dev.assay.model.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the statements of VEX documents an account's suppression rules.
///
/// A statement that something is not affected, or fixed, is a rule of its own, and one for each of
/// its subcomponents where it has some; said again, the rule
/// stays and takes the newest reason; once it is said to be affected, the rule goes. Of several
/// statements about the same the newest counts (OpenVEX 0.2.0, "Status changes over time"), of
/// equally old ones the last.
public final class VexImport {
  private final FilterStore filters;

  public VexImport(FilterStore filters) {
    this.filters = filters;
  }

  /// What became of a statement.
  public enum Result {
    CREATED,
    UPDATED,
    UNCHANGED,
    /// The rule that an earlier statement made is gone.
    WITHDRAWN,
    /// Nothing is to be hidden, and nothing was.
    NOTHING_TO_HIDE,
    /// A newer statement about the same counts.
    OUTDATED,
    REFUSED
  }

  /// What became of one statement.
  ///
  /// @param statement with one subcomponent at most
  /// @param definition the rule that says the same; empty where none can
  /// @param arn of that rule; empty where there is none
  /// @param why it was refused; empty where it was not
  public record Outcome(
      VexStatement statement,
      Result result,
      Optional<FilterDefinition> definition,
      String arn,
      String why) {}

  /// Makes, changes and deletes rules. What cannot be done is an outcome too; the rest is done.
  public List<Outcome> take(AccountId account, List<VexStatement> statements) {
    return planned(account, statements).stream().map(step -> done(account, step)).toList();
  }

  /// What [#take] would do now, without doing it.
  public List<Outcome> preview(AccountId account, List<VexStatement> statements) {
    return planned(account, statements);
  }

  private List<Outcome> planned(AccountId account, List<VexStatement> statements) {
    Map<String, FindingFilter> kept =
        filters.all(account).stream()
            .collect(toMap(filter -> filter.definition().name(), identity(), (a, b) -> a));
    Map<String, Outcome> byName = new LinkedHashMap<>();
    List<Outcome> all = new ArrayList<>();
    for (VexStatement statement : oldestFirst(statements.stream().flatMap(VexImport::parts))) {
      try {
        var definition = VexRule.of(statement);
        var outcome =
            planned(statement, definition, Optional.ofNullable(kept.get(definition.name())));
        var older = byName.put(definition.name(), outcome);
        if (older != null) {
          all.add(
              new Outcome(older.statement(), Result.OUTDATED, older.definition(), older.arn(), ""));
        }
      } catch (CriteriaException inexpressible) {
        all.add(refused(statement, inexpressible.field() + " " + inexpressible.getMessage()));
      }
    }
    all.addAll(withinQuota(byName.values(), kept.size()));
    return all;
  }

  /// Rules that go come first: they make room.
  private List<Outcome> withinQuota(Collection<Outcome> steps, int kept) {
    List<Outcome> all =
        new ArrayList<>(steps.stream().filter(step -> step.result() == Result.WITHDRAWN).toList());
    int free = filters.most() - kept + all.size();
    for (Outcome step : steps) {
      if (step.result() == Result.CREATED && free-- <= 0) {
        all.add(refused(step.statement(), FilterException.LimitExceeded.message(filters.most())));
      } else if (step.result() != Result.WITHDRAWN) {
        all.add(step);
      }
    }
    return all;
  }

  /// One for each subcomponent: of two documents that name other ones beside it, the later finds
  /// the rule of the earlier.
  private static Stream<VexStatement> parts(VexStatement whole) {
    return whole.subcomponents().size() < 2
        ? Stream.of(whole)
        : whole.subcomponents().stream()
            .distinct()
            .map(
                part ->
                    new VexStatement(
                        whole.vulnerabilities(),
                        whole.product(),
                        List.of(part),
                        whole.answer(),
                        whole.source()));
  }

  private static List<VexStatement> oldestFirst(Stream<VexStatement> statements) {
    return statements
        .sorted(Comparator.comparing((VexStatement statement) -> statement.source().time()))
        .toList();
  }

  private static Outcome planned(
      VexStatement statement, FilterDefinition definition, Optional<FindingFilter> kept) {
    boolean hides = statement.answer().hides();
    Result result;
    if (kept.isEmpty()) {
      result = hides ? Result.CREATED : Result.NOTHING_TO_HIDE;
    } else if (!hides) {
      result = Result.WITHDRAWN;
    } else {
      result =
          kept.get().definition().equals(renewed(kept.get().definition(), definition))
              ? Result.UNCHANGED
              : Result.UPDATED;
    }
    return new Outcome(
        statement, result, Optional.of(definition), kept.map(FindingFilter::arn).orElse(""), "");
  }

  /// An end that somebody gave the rule stays.
  private static FilterDefinition renewed(FilterDefinition kept, FilterDefinition said) {
    return said.ending(kept.ends());
  }

  private Outcome done(AccountId account, Outcome step) {
    var definition = step.definition();
    if (definition.isEmpty()) {
      return step;
    }
    try {
      return switch (step.result()) {
        case CREATED -> with(step, filters.create(account, definition.get()).arn());
        case UPDATED ->
            with(
                step,
                filters.update(account, step.arn(), kept -> renewed(kept, definition.get())).arn());
        case WITHDRAWN -> {
          filters.delete(account, step.arn());
          yield step;
        }
        case UNCHANGED, NOTHING_TO_HIDE, OUTDATED, REFUSED -> step;
      };
    } catch (FilterException | CriteriaException refused) {
      return refused(step.statement(), String.valueOf(refused.getMessage()));
    }
  }

  private static Outcome with(Outcome step, String arn) {
    return new Outcome(step.statement(), step.result(), step.definition(), arn, "");
  }

  private static Outcome refused(VexStatement statement, String why) {
    return new Outcome(statement, Result.REFUSED, Optional.empty(), "", why);
  }
}
