package dev.assay.reachability.path;

import dev.assay.model.InputProblem;
import dev.assay.reachability.EntryPoint;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.Network;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Protocol;
import dev.assay.reachability.Reachability.Counts;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.RemedyQuestion;
import dev.assay.reachability.Verdict;
import dev.assay.reachability.address.AddressFormatException;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every VPC of a network, evaluated. VPCs share no state, so they are evaluated side by side.
public final class NetworkEvaluation {
  private final World world;
  private final Map<String, VpcEvaluation> vpcs = new HashMap<>();
  private final Balancers balancers;

  private NetworkEvaluation(World world) {
    this.world = world;
    this.balancers = new Balancers(world);
  }

  public static NetworkEvaluation of(Network network) {
    var evaluation = new NetworkEvaluation(World.of(network));
    var world = evaluation.world;
    for (String vpc : world.vpcs()) {
      evaluation.vpcs.put(vpc, new VpcEvaluation(world, vpc));
    }
    ForkJoinPool.commonPool().invoke(new Part(List.copyOf(evaluation.vpcs.values())));
    for (LoadBalancer balancer : world.all(LoadBalancer.class)) {
      evaluation.balancers.evaluate(balancer.arn(), evaluation.vpcs);
    }
    return evaluation;
  }

  /// Halves its VPCs until one is left.
  private static final class Part extends RecursiveAction {
    private static final long serialVersionUID = 1;

    private final transient List<VpcEvaluation> vpcs;

    Part(List<VpcEvaluation> vpcs) {
      this.vpcs = vpcs;
    }

    @Override
    protected void compute() {
      if (vpcs.size() > 1) {
        int half = vpcs.size() / 2;
        invokeAll(new Part(vpcs.subList(0, half)), new Part(vpcs.subList(half, vpcs.size())));
      } else {
        vpcs.forEach(VpcEvaluation::evaluate);
      }
    }
  }

  /// Makes changes, one after the other, and says what they did together.
  public List<ExposureChange> apply(List<NetworkChange> changes) {
    var effect = new ChangeEffect(world, vpcs, balancers);
    changes.forEach(effect::apply);
    return effect.differences();
  }

  /// What would close something; the network is as before when this is done.
  public List<Remedy> remedies(RemedyQuestion question) {
    return new RemedySearch(world, vpcs, balancers, question).find();
  }

  /// Who reaches whom inside, as things stand.
  public EastWestEvaluation eastWest() {
    return new EastWestEvaluation(world, vpcs, exposures -> forEach(Verdict.EDGE, exposures));
  }

  /// What the answers rest on and the data does not have (rule D1).
  public List<InputProblem> missing() {
    return MissingParts.of(world);
  }

  /// Ids of all edges, in order.
  public List<String> edges() {
    return vpcs.values().stream()
        .flatMap(vpc -> vpc.edges().stream())
        .map(Edge::id)
        .distinct()
        .sorted()
        .toList();
  }

  /// The ways straight to every interface that an id means: its own, or its instance's.
  public List<EntryPoint> entryPoints(String id) {
    return packets().entryPoints(id);
  }

  /// The same, and the ways through load balancers to a port.
  public List<EntryPoint> entryPoints(String id, Protocol protocol, int port) {
    return packets().entryPoints(id, protocol, port);
  }

  /// The lowest address that reaches a port of an interface from an edge, by the point's way.
  public Optional<String> anySource(EntryPoint point, Protocol protocol, int port) {
    return openings(point.networkInterface())
        .filter(
            opening ->
                opening.edge().id().equals(point.edge()) && opening.way().equals(point.way()))
        .map(opening -> opening.open().of(protocol).at(port))
        .filter(sources -> !sources.isEmpty())
        .map(sources -> sources.lowest().toString())
        .findFirst();
  }

  /// Asks one packet.
  ///
  /// @throws AddressFormatException when the source is not an address
  public PacketAnswer ask(PacketQuestion question) {
    return packets().ask(question);
  }

  private PacketQuestions packets() {
    return new PacketQuestions(world, vpcs);
  }

  /// What is open on one interface at the edge.
  public List<Exposure> of(String networkInterface) {
    return openings(networkInterface).sorted(Opening.ORDER).map(Opening::exposure).toList();
  }

  private Stream<Opening> openings(String networkInterface) {
    return world.find(NetworkInterface.class, networkInterface).stream()
        .flatMap(one -> Optional.ofNullable(vpcs.get(one.vpc())).stream())
        .flatMap(
            vpc ->
                Stream.concat(
                    vpc.openings(networkInterface).stream(),
                    balancers.openings(networkInterface).stream()));
  }

  /// Hands on everything that is open, interface by interface in the order of their ids.
  public void forEach(Verdict verdict, Consumer<Exposure> consumer) {
    Function<Placed, Stream<Opening>> openings =
        switch (verdict) {
          case EDGE ->
              placed ->
                  Stream.concat(
                      placed.vpc().openings(placed.id()).stream(),
                      balancers.openings(placed.id()).stream());
          case END_TO_END -> endToEnd();
        };
    List<Placed> all = new ArrayList<>();
    vpcs.values().forEach(vpc -> vpc.interfaces().forEach(id -> all.add(new Placed(id, vpc))));
    all.sort((a, b) -> a.id().compareTo(b.id()));
    for (Placed placed : all) {
      openings.apply(placed).sorted(Opening.ORDER).map(Opening::exposure).forEach(consumer);
    }
  }

  /// Computed anew at every call: what depends on senders is not kept.
  private Function<Placed, Stream<Opening>> endToEnd() {
    var endToEnd = new EndToEnd(world);
    var separating = SeparatingBlocks.endToEnd(world);
    Map<String, List<Opening>> balanced = new HashMap<>();
    for (LoadBalancer balancer : world.all(LoadBalancer.class)) {
      var vpc = vpcs.get(balancer.vpc());
      if (vpc != null) {
        new BalancerPaths(
                world,
                (node, isUnguarded) -> endToEnd.openings(node, isUnguarded, vpc),
                balancer,
                separating)
            .openings()
            .forEach(
                opening ->
                    balanced
                        .computeIfAbsent(opening.target().id(), id -> new ArrayList<>())
                        .add(opening));
      }
    }
    return placed ->
        Stream.concat(
            world.find(NetworkInterface.class, placed.id()).stream()
                .flatMap(one -> endToEnd.openings(one, false, placed.vpc()).stream()),
            balanced.getOrDefault(placed.id(), List.of()).stream());
  }

  private record Placed(String id, VpcEvaluation vpc) {}

  /// How many interfaces were asked for, and how many different questions that made.
  public Counts counts() {
    int interfaces = 0;
    int classes = 0;
    for (VpcEvaluation vpc : vpcs.values()) {
      interfaces += vpc.interfaces().size();
      classes += vpc.classCount();
    }
    return new Counts(vpcs.size(), interfaces, classes);
  }
}
