package dev.assay.reachability.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.reachability.oracle.RandomPlan.PlannedHost;
import dev.assay.reachability.oracle.RandomPlan.PlannedSubnet;
import dev.assay.reachability.oracle.RandomPlan.PlannedVpc;
import java.util.ArrayList;
import java.util.List;

/// Small networks with every construct of the rules, at odds that make it matter: what is likely in
/// an account is likely here, and what is a trap is not rare.
public final class RandomNetwork {

  private static final int MOST_HOSTS = 12;

  private final RandomPlan plan;
  private final Dice dice;

  private RandomNetwork(long seed) {
    this.dice = new Dice(seed);
    this.plan = new RandomPlan(dice);
  }

  /// The same network for the same seed.
  public static Documents of(long seed) {
    return new RandomNetwork(seed).write();
  }

  private Documents write() {
    int count = dice.pick(2, 2, 2, 3, 3, 4);
    for (int number = 1; number <= count; number++) {
      vpc(number);
    }
    RandomFilters filters = new RandomFilters(plan);
    filters.prefixLists();
    plan.vpcs.forEach(filters::acls);
    filters.groups();
    plan.vpcs.forEach(this::hosts);
    RandomEdges edges = new RandomEdges(plan);
    plan.vpcs.forEach(edges::gateways);
    edges.peerings();
    edges.transit();
    new RandomBalancers(plan).balancers();
    RandomRoutes routes = new RandomRoutes(plan);
    plan.vpcs.forEach(routes::tables);
    Documents documents = plan.network.documents();
    if (dice.chance(12)) {
      forgetSomething(documents);
    }
    return documents;
  }

  /// Now and then two VPCs have the same block, or one has a second, which may be gone again.
  private void vpc(int number) {
    String id = "vpc-" + number;
    int second = number > 1 && dice.chance(12) ? 1 : number;
    List<String> fours = new ArrayList<>(List.of("10." + second + ".0.0/16"));
    List<String> sixes = new ArrayList<>();
    if (dice.chance(70)) {
      sixes.add("2600:1f18:" + number + "::/56");
    }
    List<String> blocks = new ArrayList<>(fours);
    blocks.addAll(sixes);
    plan.network.vpc(id, blocks.toArray(String[]::new));
    if (dice.chance(20)) {
      String more = dice.pick("100.64." + number + ".0/24", "203.0.113.0/24");
      boolean associated = dice.chance(60);
      plan.network.vpcBlock(id, more, associated ? "associated" : "disassociated");
      if (associated) {
        fours.add(more);
      }
    }
    PlannedVpc vpc = new PlannedVpc(id, number, fours, sixes, new ArrayList<>());
    plan.vpcs.add(vpc);
    for (int at : dice.range(1, 3)) {
      subnet(vpc, second, at);
    }
  }

  private void subnet(PlannedVpc vpc, int second, int at) {
    PlannedSubnet subnet =
        new PlannedSubnet(
            "subnet-" + vpc.number() + at,
            vpc.id(),
            "us-east-1" + dice.pick("a", "a", "b", "c"),
            "10." + second + "." + (vpc.number() * 10 + at),
            vpc.sixes().isEmpty() || dice.chance(15)
                ? ""
                : "2600:1f18:" + vpc.number() + ":" + at + "::/64");
    vpc.subnets().add(subnet);
    if (subnet.six().isEmpty()) {
      plan.network.subnet(subnet.id(), vpc.id(), subnet.zone(), subnet.four());
    } else {
      plan.network.subnet(subnet.id(), vpc.id(), subnet.zone(), subnet.four(), subnet.six());
    }
  }

  private void hosts(PlannedVpc vpc) {
    for (PlannedSubnet subnet : vpc.subnets()) {
      for (int _ : dice.range(1, 2)) {
        if (plan.hosts.size() < MOST_HOSTS) {
          host(subnet);
        }
      }
    }
    if (dice.chance(20)) {
      PlannedSubnet subnet = dice.pick(vpc.subnets());
      plan.network.networkInterface(
          "eni-free-" + vpc.number(), subnet.id(), groups(vpc.id()), subnet.three() + ".200");
    }
  }

  private void host(PlannedSubnet subnet) {
    int number = plan.nextHost();
    List<String> addresses = new ArrayList<>();
    addresses.add(address(subnet, number, 70));
    if (dice.chance(20)) {
      addresses.add(address(subnet, plan.nextHost(), 50));
    }
    if (!subnet.six().isEmpty() && dice.chance(75)) {
      addresses.add(subnet.six().replace("::/64", "::" + number));
    }
    boolean second = !plan.hosts.isEmpty() && dice.chance(12);
    String instance = second ? plan.hosts.getLast().instanceId() : "i-" + number;
    String id = "eni-" + number;
    if (!second && dice.chance(10)) {
      plan.network.instance(instance, dice.pick("stopped", "stopping", "terminated"));
    }
    String groups = groups(subnet.vpcId());
    plan.network.host(id, instance, subnet.id(), groups, addresses.toArray(String[]::new));
    plan.hosts.add(new PlannedHost(id, instance, subnet, DocumentStore.words(groups), addresses));
    if (dice.chance(4)) {
      plan.network.change(
          id, one -> ((ObjectNode) one.path("Attachment")).put("Status", "detaching"));
    }
  }

  private String address(PlannedSubnet subnet, int number, int published) {
    String address = subnet.three() + "." + number;
    return dice.chance(published) ? address + "=54.10.0." + number : address;
  }

  private String groups(String vpcId) {
    List<String> chosen =
        new ArrayList<>(dice.some(plan.groupsOf(vpcId), dice.pick(1, 1, 2, 2, 3)));
    if (dice.chance(3)) {
      chosen.add("sg-gone");
    }
    return String.join(",", chosen);
  }

  /// Takes one subnet, table, ACL, group or instance out of the data (rule D1), or a VPC where no
  /// classic load balancer needs its owner.
  private void forgetSomething(Documents documents) {
    List<List<String>> files =
        new ArrayList<>(
            List.of(
                List.of("describe-subnets.json", "Subnets"),
                List.of("describe-route-tables.json", "RouteTables"),
                List.of("describe-network-acls.json", "NetworkAcls"),
                List.of("describe-security-groups.json", "SecurityGroups"),
                List.of("describe-instances.json", "Reservations")));
    if (!documents.files().containsKey("elb-describe-load-balancers.json")) {
      files.add(List.of("describe-vpcs.json", "Vpcs"));
    }
    List<String> file = dice.pick(files);
    JsonNode list = documents.tree(file.getFirst()).path(file.get(1));
    if (list instanceof ArrayNode array && !array.isEmpty()) {
      array.remove(dice.between(0, array.size() - 1));
    }
  }
}
