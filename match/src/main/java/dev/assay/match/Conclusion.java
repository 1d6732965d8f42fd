package dev.assay.match;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Statement;
import dev.assay.model.InstalledPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One verdict from all statements about one vulnerability in one package: those that [Precedence]
/// lets decide.
///
/// 1. Not affected where the distribution itself says so, because other records about its packages
///    are copies that know less; and where the fix of a subscription is installed, be it Ubuntu Pro
///    or an extended stream of RHEL.
/// 2. Otherwise the package is affected where any statement contains it; of several, one with a fix
///    goes first, then the index's order decides. The others are named in the evidence.
/// 3. Otherwise it is undecidable where any statement is, and not affected where none is.
final class Conclusion {
  private final InstalledPackage installed;
  private final Subscriptions subscriptions;
  private final List<Judged> judged;
  private final List<Judged> deciding;

  Conclusion(InstalledPackage installed, Subscriptions subscriptions, List<Judged> judged) {
    this.installed = installed;
    this.subscriptions = subscriptions;
    this.judged = judged.stream().map(this::withoutProUpgrade).toList();
    this.deciding = Precedence.deciding(installed, this.judged);
  }

  /// The same, but nothing where the package is known not to be affected, which is what most
  /// conclusions say and takes a text each.
  Optional<Verdict> unlessNotAffected() {
    boolean open =
        deciding.stream()
            .map(Judged::judgement)
            .anyMatch(judgement -> !(judgement instanceof Judgement.Outside));
    return open
        ? Optional.of(verdict()).filter(said -> !(said instanceof Verdict.NotAffected))
        : Optional.empty();
  }

  Verdict verdict() {
    for (Judged one : deciding) {
      if (isFinal(one)) {
        return new Verdict.NotAffected(installed, one.statement(), evidence(one), isFixed(one));
      }
    }
    return deciding.stream()
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
    for (Judged one : deciding) {
      if (one.judgement() instanceof Judgement.Unclear) {
        return new Verdict.Undecidable(installed, one.statement(), evidence(one));
      }
    }
    Judged first = deciding.getFirst();
    return new Verdict.NotAffected(installed, first.statement(), evidence(first), isFixed(first));
  }

  private static boolean isFixed(Judged one) {
    return one.judgement() instanceof Judgement.Outside outside && outside.fixed();
  }

  private boolean isFinal(Judged one) {
    boolean said = one.statement().statement() instanceof Statement.NotAffected;
    boolean subscribedFixed =
        Subscriptions.isSubscribed(one.statement())
            && one.judgement() instanceof Judgement.Outside outside
            && outside.fixed();
    return (said && installed.type().isOperatingSystem() && !Subscriptions.isPro(one.statement()))
        || subscribedFixed;
  }

  /// A fix that needs a subscription is no fix for a machine that shows no sign of having one.
  private Judged withoutProUpgrade(Judged one) {
    if (Subscriptions.isPro(one.statement())
        && !subscriptions.ubuntuPro()
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

  /// A fix first, then a word on why there is none. Of either first what an extended stream says,
  /// because its host gets nothing else, and last what Ubuntu Pro has, because all have the rest.
  private static int rank(Judged one) {
    boolean planned =
        one.judgement() instanceof Judgement.Inside inside
            && inside.fix() instanceof Fix.None none
            && none.plan() != Statement.FixPlan.UNKNOWN;
    int fix = one.isUpgrade() ? 0 : planned ? 3 : 6;
    boolean stream = Subscriptions.isStream(one.statement().ecosystem());
    return fix + (stream ? 0 : Subscriptions.isPro(one.statement()) ? 2 : 1);
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
    String judgedVersion = RpmNames.version(installed, chosen.statement().name());
    if (!judgedVersion.equals(installed.version())
        || !chosen.statement().name().equals(installed.name())) {
      lines.add("judged as: " + chosen.statement().name() + " " + judgedVersion);
    }
    lines.add(chosen.evidence());
    judged.stream()
        .filter(one -> !one.equals(chosen))
        .forEach(
            one ->
                lines.add((deciding.contains(one) ? "also " : "not followed: ") + one.evidence()));
    judged.stream()
        .filter(one -> one.judgement() instanceof Judgement.Inside)
        .map(Judged::statement)
        .forEach(said -> addParts(said, lines));
    return lines;
  }
}
