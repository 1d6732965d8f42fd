package dev.assay.delivery.format;

import dev.assay.advisory.Epss;
import dev.assay.advisory.KnownExploitation;
import dev.assay.delivery.TerminalText;
import dev.assay.finding.PackageFinding;
import dev.assay.finding.Score;
import dev.assay.match.Fix;
import dev.assay.model.Artifact;
import dev.assay.model.Declaration;
import dev.assay.model.OperatingSystem;
import dev.assay.model.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// How the values of a report are said in a word or two. Empty where there is nothing to say.
final class Words {
  private Words() {}

  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /// Empty where the source does not say how a project came to a package.
  static String of(Declaration.Relation relation) {
    return switch (relation) {
      case UNSTATED -> "";
      case DIRECT -> "direct";
      case TRANSITIVE -> "transitive";
    };
  }

  static String of(Score score) {
    return switch (score) {
      case Score.Rated rated -> decimal(rated.value(), 1);
      case Score.Unrated() -> "";
    };
  }

  /// A whole per cent; `<1 %` below one, so that no chance is shown as none.
  static String percent(Epss epss) {
    return switch (epss) {
      case Epss.Scored scored when scored.score() < 0.01 -> "<1 %";
      case Epss.Scored scored -> decimal(scored.score() * 100, 0) + " %";
      case Epss.Unscored() -> "";
    };
  }

  static String of(Fix fix) {
    return switch (fix) {
      case Fix.Upgrade(String version) -> TerminalText.clean(version);
      case Fix.None none ->
          switch (none.plan()) {
            case UNKNOWN -> "none known";
            case NOT_YET_FIXED -> "not yet";
            case DEFERRED -> "put off";
            case WILL_NOT_FIX -> "will not fix";
            case END_OF_LIFE -> "end of life";
          };
    };
  }

  /// Empty where no distribution could be told.
  static String of(OperatingSystem system) {
    return switch (system) {
      case OperatingSystem.Distribution distribution ->
          TerminalText.clean(distribution.id() + " " + distribution.versionId()).strip();
      case OperatingSystem.Unidentified unidentified -> "";
    };
  }

  static String kind(Artifact artifact) {
    return switch (artifact) {
      case Artifact.Folder folder -> "folder";
      case Artifact.Host host -> "host";
      case Artifact.Image image -> "image";
      case Artifact.Function function -> "function";
      case Artifact.Sbom sbom -> "sbom";
    };
  }

  /// What pins the artifact down, where something does.
  static String digest(Artifact artifact) {
    return switch (artifact) {
      case Artifact.Image image -> image.digest();
      case Artifact.Function function -> function.sha256();
      case Artifact.Folder folder -> "";
      case Artifact.Host host -> "";
      case Artifact.Sbom sbom -> "";
    };
  }

  static boolean isKnownExploited(PackageFinding finding) {
    return finding.vulnerability().exploitation().known() instanceof KnownExploitation.Listed;
  }

  /// `1 package`, `2 packages`.
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /// Without `String.format`, which costs a scan its first milliseconds.
  static String decimal(double value, int places) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
