package dev.assay.match;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Closeness;
import dev.assay.model.InstalledPackage;
import dev.assay.model.PackageType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which of several statements about one vulnerability in one package decide. The others stay in
/// the evidence. The rules are those of `docs/detection.md`.
final class Precedence {
  private Precedence() {}

  static List<Judged> deciding(InstalledPackage installed, List<Judged> judged) {
    List<Judged> closest = closestToTheDistribution(judged);
    if (!installed.type().isOperatingSystem() || closest.size() == 1) {
      return closest;
    }
    return fixBeforeOpenState(
        installed.type() == PackageType.RPM
            ? ownMinorRelease(ownStreamBeforeUnknown(closest), installed.version())
            : closest);
  }

  private static List<Judged> closestToTheDistribution(List<Judged> judged) {
    Map<String, Integer> best = new HashMap<>();
    for (Judged one : judged) {
      best.merge(space(one), distance(one.statement()), Math::min);
    }
    return judged.stream()
        .filter(
            one ->
                !Closeness.isJudgedByCve(one.statement().ecosystem())
                    || distance(one.statement()) == best.getOrDefault(space(one), 0))
        .toList();
  }

  private static String space(Judged one) {
    return one.statement().ecosystem().name();
  }

  private static int distance(AffectedPackage statement) {
    return Closeness.distance(statement.feed(), statement.record());
  }

  /// Where one statement speaks of the package's own module stream, those that do not say of which
  /// they speak leave nothing open.
  private static List<Judged> ownStreamBeforeUnknown(List<Judged> judged) {
    return judged.stream().noneMatch(one -> RpmNames.isInModule(one.statement().name()))
        ? judged
        : judged.stream().filter(one -> !(one.judgement() instanceof Judgement.Unclear)).toList();
  }

  /// Red Hat fixes a flaw in each minor release apart (`el9_2`, `el9_4`). A build that is at or
  /// past the fix of its own is fixed, though a later one's fix has a higher number.
  private static List<Judged> ownMinorRelease(List<Judged> judged, String installed) {
    String own = MinorRelease.of(installed);
    boolean fixed =
        !own.isEmpty()
            && judged.stream()
                .anyMatch(
                    one -> one.isFixed() && MinorRelease.fixedIn(one.statement()).contains(own));
    return fixed ? judged.stream().filter(one -> !one.isUpgrade()).toList() : judged;
  }

  /// That a package has no fix was true when it was written. An advisory with a fix came later, and
  /// a build at or past the fix has it.
  private static List<Judged> fixBeforeOpenState(List<Judged> judged) {
    return judged.stream().anyMatch(Judged::isFixed)
        ? judged.stream().filter(one -> !one.isWithoutFix()).toList()
        : judged;
  }
}
