package dev.assay.match;

import dev.assay.advisory.AffectedPackage;
import dev.assay.advisory.Ecosystem;
import dev.assay.model.OperatingSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a system receives beside its release's updates, as far as its repositories tell.
///
/// @param ubuntuPro whether fixes of Ubuntu Pro reach it: `esm-infra` for the archive's main part,
///     `esm-apps` for its universe. Attaching enables both, and no feed of Canonical says of a
///     package which of the two has it, so that either counts for all
/// @param streams the extended streams of RHEL it follows, such as `9.4 EUS`
record Subscriptions(boolean ubuntuPro, List<Ecosystem> streams) {
  private static final String PRO = "Ubuntu Pro";
  private static final List<String> STREAMS = List.of("EUS", "AUS", "TUS", "E4S");

  Subscriptions {
    streams = List.copyOf(streams);
  }

  static Subscriptions of(OperatingSystem system) {
    if (!(system instanceof OperatingSystem.Distribution distribution)) {
      return new Subscriptions(false, List.of());
    }
    return new Subscriptions(
        distribution.id().equals("ubuntu")
            && (distribution.repositories().contains("esm-infra")
                || distribution.repositories().contains("esm-apps")),
        distribution.id().equals("rhel") ? streams(distribution) : List.of());
  }

  /// Red Hat names content sets `rhel-9-for-x86_64-baseos-eus-rpms`; which minor release the stream
  /// keeps is the host's own, because nothing newer is in it.
  private static List<Ecosystem> streams(OperatingSystem.Distribution distribution) {
    List<Ecosystem> streams = new ArrayList<>();
    for (String stream : STREAMS) {
      String mark = "-" + stream.toLowerCase(Locale.ROOT) + "-";
      if (distribution.repositories().stream().anyMatch(name -> name.contains(mark))) {
        streams.add(new Ecosystem("Red Hat", distribution.versionId() + " " + stream));
      }
    }
    return streams;
  }

  static boolean isPro(AffectedPackage statement) {
    return statement.ecosystem().name().equals(PRO);
  }

  /// Whether a statement speaks of what only a subscription brings: where its fix is installed,
  /// what others say of the main stream does not count.
  static boolean isSubscribed(AffectedPackage statement) {
    return isPro(statement) || isStream(statement.ecosystem());
  }

  /// Main releases are a number alone.
  static boolean isStream(Ecosystem ecosystem) {
    return ecosystem.name().equals("Red Hat") && ecosystem.release().indexOf(' ') > 0;
  }
}
