package dev.assay.cli.reach;

import dev.assay.cli.Session;
import dev.assay.delivery.TerminalText;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Result;
import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.InternetSpace;
import dev.assay.reachability.Origin;
import dev.assay.reachability.Reachability.Counts;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Exposures for people: a block for each interface, a line for each way, one for each range.
final class ExposureTable {
  private static final int PORTS = 18;
  private static final int INDENT = 4;
  private static final int MOST_BLOCKS = 5;

  private final PrintStream out;
  private final int width;
  private final Set<String> instances = new HashSet<>();
  private final Set<String> interfaces = new HashSet<>();
  private String shown = "";

  ExposureTable(Session session) {
    this.out = session.out();
    this.width = session.width();
  }

  void add(Exposure exposure) {
    instances.add(exposure.instanceId());
    interfaces.add(exposure.networkInterfaceId());
    if (!shown.equals(exposure.networkInterfaceId())) {
      shown = exposure.networkInterfaceId();
      line(0, exposure.instanceId() + "  " + shown);
    }
    line(2, way(exposure));
    switch (exposure.result()) {
      case Result.Open(var cubes) ->
          cubes.forEach(cube -> line(INDENT, ports(cube) + sources(exposure, cube)));
      case Result.Undetermined(var appliance) ->
          line(INDENT, "undetermined: the traffic crosses " + appliance);
    }
  }

  static String way(Exposure exposure) {
    String from =
        "from "
            + words(exposure.origin())
            + " ("
            + exposure.edge()
            + ", IPv"
            + exposure.ipVersion()
            + ")";
    return switch (exposure.way()) {
      case Way.Direct() -> from;
      case Way.LoadBalanced(var arn, var port) ->
          from + " through port " + port + " of " + arn.substring(arn.lastIndexOf(':') + 1);
    };
  }

  static String words(Origin origin) {
    return switch (origin) {
      case INTERNET -> "the internet";
      case PEERED_VPC -> "a peered VPC";
      case VPN_GATEWAY -> "a VPN gateway";
      case TRANSIT_GATEWAY -> "a transit gateway";
    };
  }

  static String ports(OpenPorts cube) {
    String text =
        cube.protocol().name().toLowerCase(Locale.ROOT)
            + " "
            + (cube.fromPort() == cube.toPort()
                ? Integer.toString(cube.fromPort())
                : cube.fromPort() + "-" + cube.toPort());
    return text + TerminalText.padding(text, PORTS);
  }

  /// Everybody, a share of the internet, or the blocks themselves where they are few.
  static String sources(Exposure exposure, OpenPorts cube) {
    List<String> blocks = cube.sources();
    if (exposure.origin() == Origin.INTERNET) {
      double share = InternetSpace.share(exposure.ipVersion(), blocks);
      if (share == 1) {
        return "everybody";
      }
      if (blocks.size() > MOST_BLOCKS) {
        return String.format(
            Locale.ROOT, "%s %% of the internet (%d blocks)", percent(share), blocks.size());
      }
    }
    String some = String.join(", ", blocks.subList(0, Math.min(MOST_BLOCKS, blocks.size())));
    int more = blocks.size() - MOST_BLOCKS;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private static String percent(double share) {
    double percent = 100 * share;
    if (percent < 0.1) {
      return "under 0.1";
    }
    return percent > 99.9 ? "over 99.9" : String.format(Locale.ROOT, "%.1f", percent);
  }

  private void line(int indent, String text) {
    TerminalText.wrap(
            " ".repeat(indent) + TerminalText.clean(text),
            width,
            indent == INDENT ? INDENT + PORTS : indent + 2)
        .forEach(part -> out.print(part + "\n"));
  }

  void finish(Counts counts) {
    if (!interfaces.isEmpty()) {
      out.print("\n");
    }
    line(
        0,
        String.format(
            Locale.ROOT,
            "%d of %d interfaces exposed, on %d instances, in %d VPCs",
            interfaces.size(),
            counts.interfaces(),
            instances.size(),
            counts.vpcs()));
  }
}
