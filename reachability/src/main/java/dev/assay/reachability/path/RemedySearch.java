package dev.assay.reachability.path;

import dev.assay.reachability.Exposure.Way;
import dev.assay.reachability.Origin;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.Remedy.Kind;
import dev.assay.reachability.Remedy.Loss;
import dev.assay.reachability.RemedyEdit;
import dev.assay.reachability.RemedyQuestion;
import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cube;
import dev.assay.reachability.address.PortMap;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.LoadBalancer;
import dev.assay.reachability.vpc.NetworkInterface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks for edits that close something that is open, and tries each (rules R1–R9).
final class RemedySearch {
  /// More rules than this in the way of one question are not tried one by one.
  private static final int MOST_TRIED_EDITS = 40;

  private static final Comparator<Remedy> ORDER =
      Comparator.comparingInt((Remedy remedy) -> remedy.losses().size())
          .thenComparingLong(Remedy::lostPorts)
          .thenComparingLong(Remedy::lostPairs)
          .thenComparing(Remedy::kind)
          .thenComparingInt(remedy -> remedy.edits().size());

  private final World world;
  private final Map<String, VpcEvaluation> vpcs;
  private final Balancers balancers;
  private final RemedyQuestion question;
  private final PortRange ports;
  private final GroupPlans groupPlans;
  private final Trial trial;
  private final Map<AddressFamily, PortMap> open = new EnumMap<>(AddressFamily.class);
  private final List<Candidate> candidates = new ArrayList<>();

  /// Offered where every other edit of groups loses something.
  private final List<Candidate> keepingSources = new ArrayList<>();
  /// Whether edits close what is asked about.
  private final Map<List<RemedyEdit>, Boolean> known = new HashMap<>();

  /// Edits that close what is asked about.
  ///
  /// @param losses what else they close at the edges
  private record Candidate(Kind kind, List<PlannedEdit> planned, List<Loss> losses) {
    List<RemedyEdit> edits() {
      return planned.stream().map(PlannedEdit::edit).toList();
    }
  }

  RemedySearch(
      World world, Map<String, VpcEvaluation> vpcs, Balancers balancers, RemedyQuestion question) {
    this.world = world;
    this.vpcs = vpcs;
    this.balancers = balancers;
    this.question = question;
    this.ports = new PortRange(question.fromPort(), question.toPort());
    this.groupPlans = new GroupPlans(world);
    this.trial =
        new Trial(world, () -> new ChangeEffect(world, vpcs, balancers), question, this::isClosed);
  }

  /// Best first; none where nothing is known to be open.
  List<Remedy> find() {
    for (Opening opening : asked()) {
      var map = askedPorts(opening);
      if (!opening.isUndetermined() && !map.isEmpty()) {
        open.put(opening.family(), map);
      }
    }
    var target = world.find(NetworkInterface.class, question.networkInterface());
    if (open.isEmpty() || target.isEmpty()) {
      return List.of();
    }
    switch (question.way()) {
      case Way.Direct() -> direct(target.get());
      case Way.LoadBalanced(var arn, var listener) ->
          world
              .find(LoadBalancer.class, arn)
              .ifPresent(balancer -> balanced(target.get(), balancer, listener));
    }
    return remedies(target.get());
  }

  /// The candidates that open nothing inside the network, with what they close there.
  private List<Remedy> remedies(NetworkInterface target) {
    Set<String> edited = new HashSet<>(Set.of(target.vpc()));
    if (question.way() instanceof Way.LoadBalanced(var arn, var _)) {
      world.find(LoadBalancer.class, arn).ifPresent(balancer -> edited.add(balancer.vpc()));
    }
    var inside = new InsideLosses(world, vpcs, edited);
    List<Remedy> plain = tried(candidates, inside);
    boolean isEnough =
        plain.stream()
            .anyMatch(
                remedy ->
                    remedy.kind() == Kind.SECURITY_GROUP
                        && remedy.losses().isEmpty()
                        && remedy.inside().isEmpty());
    List<Remedy> remedies = new ArrayList<>(plain);
    if (!isEnough) {
      remedies.addAll(tried(keepingSources, inside));
    }
    return remedies.stream().sorted(ORDER).toList();
  }

  private List<Remedy> tried(List<Candidate> closing, InsideLosses inside) {
    List<Remedy> remedies = new ArrayList<>();
    for (Candidate one : closing) {
      trial
          .insideLosses(one.planned(), inside)
          .ifPresent(
              flows -> remedies.add(new Remedy(one.kind(), one.edits(), one.losses(), flows)));
    }
    return remedies;
  }

  /// The openings that are asked about, as things stand.
  private List<Opening> asked() {
    List<Opening> all =
        switch (question.way()) {
          case Way.Direct() ->
              world
                  .find(NetworkInterface.class, question.networkInterface())
                  .map(one -> vpcs.get(one.vpc()))
                  .map(vpc -> vpc.openings(question.networkInterface()))
                  .orElse(List.of());
          case Way.LoadBalanced(var arn, var listener) ->
              balancers.openingsOf(arn).stream()
                  .filter(opening -> opening.listener() == listener)
                  .filter(opening -> opening.target().id().equals(question.networkInterface()))
                  .toList();
        };
    return all.stream().filter(opening -> opening.edge().id().equals(question.edge())).toList();
  }

  private PortMap askedPorts(Opening opening) {
    return opening.open().of(question.protocol()).on(List.of(ports));
  }

  /// A way through an appliance that is left where one without was open closes nothing.
  private boolean isClosed() {
    return asked().stream()
        .filter(opening -> open.containsKey(opening.family()))
        .noneMatch(opening -> opening.isUndetermined() || !askedPorts(opening).isEmpty());
  }

  private void direct(NetworkInterface target) {
    var guarded = new Guarded(List.of(target), question.edge(), question.protocol(), ports, open);
    List<GroupPlans.Rule> admitting = groupPlans.admitting(guarded);
    if (offer(Kind.SECURITY_GROUP, GroupPlans.narrowing(admitting, question.protocol(), ports))) {
      offer(Kind.SECURITY_GROUP, GroupPlans.removing(admitting));
    } else {
      // A way through an appliance is left: rules that admit only by it must go as well.
      groups(groupPlans.all(guarded.places(), question.protocol(), ports), ports);
    }
    var kept = new RoutePlans(world).kept(target, guarded);
    offer(
        Kind.SECURITY_GROUP,
        GroupPlans.narrowingSources(admitting, question.protocol(), ports, kept),
        keepingSources);
    around(guarded);
    if (isFromInternet()) {
      offerFewest(Kind.ADDRESS, RoutePlans.withoutAddresses(target, open.keySet()));
    }
  }

  private boolean isFromInternet() {
    return asked().stream().anyMatch(opening -> opening.edge().origin() == Origin.INTERNET);
  }

  private void balanced(NetworkInterface target, LoadBalancer balancer, int listener) {
    List<NetworkInterface> nodes =
        BalancerNode.of(balancer, world).stream().map(BalancerNode::one).toList();
    var front = new PortRange(listener, listener);
    var guarded = new Guarded(nodes, question.edge(), question.protocol(), front, at(front));
    groups(groupPlans.admitting(guarded), front);
    groups(groupPlans.all(List.of(target), question.protocol(), ports), ports);
    around(guarded);
    var plans = new BalancerPlans(world, balancer, listener);
    offer(Kind.LISTENER, plans.withoutListener());
    offerFewest(Kind.TARGET, plans.withoutTarget(target, question));
  }

  /// The clients of what is asked about, as they come to the listener.
  private Map<AddressFamily, PortMap> at(PortRange front) {
    Map<AddressFamily, PortMap> at = new EnumMap<>(AddressFamily.class);
    open.forEach(
        (family, map) -> {
          AddressSet clients = map.anyOf(List.of(ports));
          at.put(family, PortMap.of(family, List.of(new Cube(front, clients))));
        });
    return at;
  }

  private void around(Guarded guarded) {
    offer(Kind.NETWORK_ACL, new AclPlans(world).denying(guarded));
    offerFewest(Kind.ROUTE, new RoutePlans(world).withoutRoutes(guarded));
  }

  /// Offers to narrow and to remove what of some rules is needed.
  private void groups(List<GroupPlans.Rule> rules, PortRange taken) {
    offerFewest(Kind.SECURITY_GROUP, GroupPlans.narrowing(rules, question.protocol(), taken));
    offerFewest(Kind.SECURITY_GROUP, GroupPlans.removing(rules));
  }

  /// Offers what is left of edits when each that is not needed is taken out.
  private void offerFewest(Kind kind, List<PlannedEdit> edits) {
    if (edits.size() < 2) {
      offer(kind, edits);
    } else if (edits.size() <= MOST_TRIED_EDITS && trial.closes(edits)) {
      offer(kind, fewest(edits));
    }
  }

  private List<PlannedEdit> fewest(List<PlannedEdit> edits) {
    List<PlannedEdit> fewest = edits;
    for (PlannedEdit edit : edits) {
      List<PlannedEdit> without = fewest.stream().filter(other -> !other.equals(edit)).toList();
      if (!without.isEmpty() && trial.closes(without)) {
        fewest = without;
      }
    }
    return fewest;
  }

  /// Whether edits close what is asked about; if they are not known yet, they are offered then.
  private boolean offer(Kind kind, List<PlannedEdit> planned) {
    return offer(kind, planned, candidates);
  }

  private boolean offer(Kind kind, List<PlannedEdit> planned, List<Candidate> closing) {
    List<RemedyEdit> edits = planned.stream().map(PlannedEdit::edit).toList();
    if (edits.isEmpty()) {
      return false;
    }
    return known.computeIfAbsent(
        edits,
        any -> {
          var losses = trial.losses(planned);
          losses.ifPresent(exact -> closing.add(new Candidate(kind, planned, exact)));
          return losses.isPresent();
        });
  }
}
