package dev.assay.reachability.path;

import dev.assay.reachability.RemedyEdit.DenyEntry;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.NetworkAcl;
import dev.assay.reachability.vpc.NetworkAclEntry;
import dev.assay.reachability.vpc.NetworkInterface;
import dev.assay.reachability.vpc.ProtocolMatch;
import dev.assay.reachability.vpc.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans entries of network ACLs that deny, each at the highest free number below the first entry
/// that allows: lower ones that allow other traffic stay in force.
final class AclPlans {
  /// A list has 20 entries (Amazon VPC quotas), so exact blocks are only worth it where few do.
  private static final int MOST_ENTRIES = 4;

  private final World world;

  AclPlans(World world) {
    this.world = world;
  }

  /// Empty where an ACL has no number left.
  List<PlannedEdit> denying(Guarded guarded) {
    Set<String> acls = new LinkedHashSet<>();
    for (NetworkInterface place : guarded.places()) {
      world.find(Subnet.class, place.subnet()).map(world::aclOf).ifPresent(acls::add);
    }
    List<PlannedEdit> edits = new ArrayList<>();
    for (String id : acls) {
      var acl = world.find(NetworkAcl.class, id);
      if (acl.isPresent() && !deny(acl.get(), guarded, edits)) {
        return List.of();
      }
    }
    return edits;
  }

  private static boolean deny(NetworkAcl acl, Guarded guarded, List<PlannedEdit> edits) {
    Set<Integer> taken =
        acl.entries().stream()
            .filter(entry -> !entry.isEgress())
            .map(NetworkAclEntry::number)
            .collect(Collectors.toSet());
    for (AddressFamily family : AddressFamily.values()) {
      for (Box box : boxes(guarded.cubes(family))) {
        int number = firstAllowing(acl, guarded, box) - 1;
        while (number > 0 && taken.contains(number)) {
          number--;
        }
        if (number <= 0) {
          return false;
        }
        taken.add(number);
        edits.add(
            entry(
                acl,
                new NetworkAclEntry(
                    number,
                    false,
                    false,
                    new ProtocolMatch(guarded.protocol().number()),
                    box.ports(),
                    box.block()),
                guarded));
      }
    }
    return true;
  }

  private record Box(PortRange ports, Cidr block) {}

  /// Exactly what is open where that takes few entries, else one box around all of it.
  private static List<Box> boxes(List<Cube> cubes) {
    List<Box> exact = new ArrayList<>();
    for (Cube cube : cubes) {
      for (Cidr block : cube.sources().cidrs()) {
        exact.add(new Box(cube.ports(), block));
      }
    }
    if (exact.size() <= MOST_ENTRIES) {
      return exact;
    }
    var sources = AddressSet.none(cubes.getFirst().sources().family());
    for (Cube cube : cubes) {
      sources = sources.or(cube.sources());
    }
    return List.of(
        new Box(
            new PortRange(cubes.getFirst().ports().from(), cubes.getLast().ports().to()),
            around(sources.cidrs())));
  }

  /// The smallest block that holds them all.
  private static Cidr around(List<Cidr> blocks) {
    var block = blocks.getFirst();
    while (!block.contains(blocks.getLast().last())) {
      block = new Cidr(block.first(), block.length() - 1);
    }
    return block;
  }

  /// The number of the first entry that lets some of a box in; 1 where there is none, so that
  /// nothing is left below it.
  private static int firstAllowing(NetworkAcl acl, Guarded guarded, Box box) {
    var addresses = AddressSet.of(box.block());
    return acl.entries().stream()
        .filter(entry -> !entry.isEgress() && entry.isAllow())
        .filter(entry -> entry.protocol().matches(guarded.protocol()))
        .filter(
            entry ->
                entry.ports().from() <= box.ports().to()
                    && box.ports().from() <= entry.ports().to())
        .filter(entry -> entry.remote().family() == addresses.family())
        .filter(entry -> !AddressSet.of(entry.remote()).and(addresses).isEmpty())
        .mapToInt(NetworkAclEntry::number)
        .findFirst()
        .orElse(1);
  }

  private static PlannedEdit entry(NetworkAcl acl, NetworkAclEntry entry, Guarded guarded) {
    return PlannedEdit.of(
        new DenyEntry(
            acl.id(),
            entry.number(),
            guarded.protocol(),
            entry.ports().from(),
            entry.ports().to(),
            entry.remote().toString()),
        NetworkAcl.class,
        acl.id(),
        one -> {
          List<NetworkAclEntry> entries = new ArrayList<>(one.entries());
          entries.add(entry);
          return new NetworkAcl(one.id(), one.vpc(), one.isDefault(), one.subnets(), entries);
        });
  }
}
