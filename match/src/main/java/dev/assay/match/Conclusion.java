package dev.assay.match;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Statement;
import dev.assay.model.InstalledPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One verdict from all statements about one vulnerability in one package.
///
/// 1. Not affected where the distribution itself says so, because other records about its packages
///    are copies that know less; and where the fix of Ubuntu Pro is installed.
/// 2. Otherwise the package is affected where any statement contains it; of several, one with a fix
///    goes first, then the index's order decides. The others are named in the evidence.
/// 3. Otherwise it is undecidable where any statement is, and not affected where none is.
final class Conclusion {
  private static final String PRO = "Ubuntu Pro";

  private final InstalledPackage installed;
  private final List<Judged> judged;

  Conclusion(InstalledPackage installed, List<Judged> judged) {
    this.installed = installed;
    this.judged = judged.stream().map(this::withoutProUpgrade).toList();
  }

  Verdict verdict() {
    for (Judged one : judged) {
      if (isFinal(one)) {
        return new Verdict.NotAffected(installed, one.statement(), evidence(one), isFixed(one));
      }
    }
    return judged.stream()
        .filter(one -> one.judgement() instanceof Judgement.Inside)
        .min(Comparator.comparingInt(Conclusion::rank))
        .map(this::affected)
        .orElseGet(this::notAffected);
  }

  private Verdict affected(Judged chosen) {
    Fix fix =
        chosen.judgement() instanceof Judgement.Inside inside
            ? inside.fix()
            : new Fix.None(Statement.FixPlan.UNKNOWN);
    return new Verdict.Affected(installed, chosen.statement(), fix, evidence(chosen));
  }

  private Verdict notAffected() {
    for (Judged one : judged) {
      if (one.judgement() instanceof Judgement.Unclear) {
        return new Verdict.Undecidable(installed, one.statement(), evidence(one));
      }
    }
    Judged first = judged.getFirst();
    return new Verdict.NotAffected(installed, first.statement(), evidence(first), isFixed(first));
  }

  private static boolean isFixed(Judged one) {
    return one.judgement() instanceof Judgement.Outside outside && outside.fixed();
  }

  private boolean isFinal(Judged one) {
    boolean said = one.statement().statement() instanceof Statement.NotAffected;
    boolean proFixed =
        isPro(one.statement())
            && one.judgement() instanceof Judgement.Outside outside
            && outside.fixed();
    return (said && installed.type().isOperatingSystem() && !isPro(one.statement())) || proFixed;
  }

  /// A fix that needs a subscription is no fix for a machine that shows no sign of having one.
  private Judged withoutProUpgrade(Judged one) {
    if (isPro(one.statement())
        && one.judgement() instanceof Judgement.Inside inside
        && inside.fix() instanceof Fix.Upgrade
        && !Scope.advisoryVersion(installed).contains("esm")) {
      Judgement paid =
          new Judgement.Inside(
              new Fix.None(Statement.FixPlan.UNKNOWN),
              () -> inside.because().get() + " but needs Ubuntu Pro");
      return new Judged(one.statement(), paid);
    }
    return one;
  }

  private static int rank(Judged one) {
    boolean upgrade =
        one.judgement() instanceof Judgement.Inside inside && inside.fix() instanceof Fix.Upgrade;
    return (upgrade ? 0 : 2) + (isPro(one.statement()) ? 1 : 0);
  }

  private static boolean isPro(AffectedPackage statement) {
    return statement.ecosystem().name().equals(PRO);
  }

  /// The inventory knows modules, not which of their packages a program uses.
  private static void addParts(AffectedPackage said, List<String> lines) {
    if (said.statement() instanceof Statement.Affected affected && !affected.through().isEmpty()) {
      lines.add(
          "less sure: "
              + said.record()
              + " concerns only what uses "
              + String.join(", ", affected.through())
              + "; whether this does is not known");
    }
  }

  /// Who is judged, then the deciding statement, then every other one.
  private List<String> evidence(Judged chosen) {
    List<String> lines = new ArrayList<>();
    String place = installed.type().purlType() + " package " + installed.name();
    lines.add("installed: " + place + " " + installed.version());
    if (!Scope.advisoryVersion(installed).equals(installed.version())
        || !chosen.statement().name().equals(installed.name())) {
      lines.add("judged as: " + chosen.statement().name() + " " + Scope.advisoryVersion(installed));
    }
    lines.add(chosen.evidence());
    judged.stream()
        .filter(one -> !one.equals(chosen))
        .forEach(one -> lines.add("also " + one.evidence()));
    judged.stream()
        .filter(one -> one.judgement() instanceof Judgement.Inside)
        .map(Judged::statement)
        .forEach(said -> addParts(said, lines));
    return lines;
  }
}
