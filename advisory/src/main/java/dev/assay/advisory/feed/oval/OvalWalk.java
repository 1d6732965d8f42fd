package dev.assay.advisory.feed.oval;

import dev.assay.advisory.AffectedRange;
import dev.assay.advisory.AffectedRange.UpperBound;
import dev.assay.advisory.Statement;
import dev.assay.advisory.Statement.FixPlan;
import dev.assay.advisory.feed.oval.OvalTests.Asked;
import dev.assay.advisory.feed.oval.OvalTests.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the claims in a definition's criteria.
///
/// What stands beside one another under an AND belongs together: the product, the module, and two
/// bounds of one package. Tests of signatures and architectures are passed over; an advisory's
/// builds for several architectures are one.
final class OvalWalk {
  private static final String INSTALLED = " is installed";
  private static final String MODULE = "Module ";
  private static final String ENABLED = " is enabled";

  /// In which product and module a part of the criteria holds.
  private record Place(List<String> products, String module) {}

  private final OvalTests tests;
  private int dangling;

  OvalWalk(OvalTests tests) {
    this.tests = tests;
  }

  /// Each claim once, in the order of the criteria.
  List<OvalClaim> claims(OvalCriteria criteria) {
    Set<OvalClaim> claims = new LinkedHashSet<>();
    walk(criteria, new Place(List.of(), ""), claims);
    return List.copyOf(claims);
  }

  /// How many tests were named that the file does not have.
  int dangling() {
    return dangling;
  }

  private void walk(OvalCriteria criteria, Place place, Set<OvalClaim> claims) {
    switch (criteria) {
      case OvalCriteria.All all -> all(all, place, claims);
      case OvalCriteria.Any any -> any.parts().forEach(part -> walk(part, place, claims));
      case OvalCriteria.Leaf leaf ->
          all(new OvalCriteria.All(List.of((OvalCriteria) leaf)), place, claims);
    }
  }

  private void all(OvalCriteria.All all, Place outer, Set<OvalClaim> claims) {
    List<String> products = new ArrayList<>(outer.products());
    String module = outer.module();
    Map<String, List<Asked>> asked = new LinkedHashMap<>();
    List<OvalCriteria> deeper = new ArrayList<>();
    for (OvalCriteria part : all.parts()) {
      List<String> named = products(part);
      if (!named.isEmpty()) {
        products.addAll(named);
      } else if (part instanceof OvalCriteria.Leaf leaf) {
        if (leaf.comment().startsWith(MODULE) && leaf.comment().endsWith(ENABLED)) {
          module = between(leaf.comment());
        } else {
          ask(leaf, asked);
        }
      } else {
        deeper.add(part);
      }
    }
    Place place = new Place(products, module);
    asked.forEach(
        (name, questions) ->
            statement(questions)
                .ifPresent(
                    said ->
                        claims.add(new OvalClaim(place.products(), place.module(), name, said))));
    deeper.forEach(part -> walk(part, place, claims));
  }

  private void ask(OvalCriteria.Leaf leaf, Map<String, List<Asked>> asked) {
    if (!tests.isKnown(leaf.test())) {
      dangling++;
      return;
    }
    Optional<Question> question = tests.question(leaf.test());
    question.ifPresent(
        it -> asked.computeIfAbsent(it.packageName(), name -> new ArrayList<>(1)).add(it.asked()));
  }

  /// The products that a part names: one, or several under an OR of nothing else.
  private List<String> products(OvalCriteria part) {
    return switch (part) {
      case OvalCriteria.Leaf leaf -> isProduct(leaf) ? List.of(product(leaf)) : List.of();
      case OvalCriteria.All all -> List.of();
      case OvalCriteria.Any any ->
          any.parts().stream()
                  .allMatch(it -> it instanceof OvalCriteria.Leaf leaf && isProduct(leaf))
              ? any.parts().stream().map(it -> product((OvalCriteria.Leaf) it)).toList()
              : List.of();
    };
  }

  /// A product is installed where its release package is.
  private boolean isProduct(OvalCriteria.Leaf leaf) {
    return leaf.comment().endsWith(INSTALLED)
        && tests
            .question(leaf.test())
            .map(it -> it.packageName().endsWith("-release") || isRelease(it.asked()))
            .orElse(false);
  }

  private static boolean isRelease(Asked asked) {
    return asked.kind().equals("version") && !asked.value().equals("0");
  }

  private static String product(OvalCriteria.Leaf leaf) {
    return leaf.comment().substring(0, leaf.comment().length() - INSTALLED.length()).strip();
  }

  private static String between(String comment) {
    return comment.substring(MODULE.length(), comment.length() - ENABLED.length()).strip();
  }

  /// Empty where no question speaks of versions. `equals 0`, which no build has, is SUSE's way to
  /// say that a package is not affected; `greater than 0` says that any build is.
  private static Optional<Statement> statement(List<Asked> questions) {
    String introduced = "0";
    Optional<UpperBound> until = Optional.empty();
    for (Asked asked : questions) {
      String version = asked.value();
      switch (asked.operation()) {
        case "less than" -> until = Optional.of(new UpperBound.Fixed(version));
        case "less than or equal" -> until = Optional.of(new UpperBound.LastAffected(version));
        case "greater than", "greater than or equal" -> {
          introduced = isNothing(version) ? introduced : version;
          until = until.or(() -> Optional.of(new UpperBound.Open()));
        }
        case "equals" -> {
          if (isNothing(version)) {
            return Optional.of(new Statement.NotAffected("the publisher says so"));
          }
          return Optional.of(new Statement.Affected(List.of(), List.of(version), FixPlan.UNKNOWN));
        }
        default -> {
          // A pattern says nothing that can be ordered.
        }
      }
    }
    String from = introduced;
    return until.map(
        bound ->
            new Statement.Affected(
                List.of(new AffectedRange(from, bound)), List.of(), FixPlan.UNKNOWN));
  }

  /// `0`, `0:0-0`, and Microsoft's `0:0.0.0.azl3`: before every build.
  private static boolean isNothing(String version) {
    String bare = version.substring(version.indexOf(':') + 1);
    return bare.equals("0") || bare.equals("0-0") || bare.startsWith("0.0.0.");
  }
}
