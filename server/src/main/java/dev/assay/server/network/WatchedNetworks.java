package dev.assay.server.network;

import dev.assay.api.NetworkDesk;
import dev.assay.finding.FindingCause;
import dev.assay.model.InputProblem;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.NetworkReading;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.RemedyQuestion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The networks in memory, by watch: [NetworkScanning] keeps them, callers ask them.
public final class WatchedNetworks implements NetworkDesk {
  private final Map<String, EvaluatedNetwork> networks = new ConcurrentHashMap<>();
  private final Function<String, List<FindingCause>> causes;

  /// @param causes by a finding's ARN
  public WatchedNetworks(Function<String, List<FindingCause>> causes) {
    this.causes = causes;
  }

  /// The networks by the names of their watches.
  Map<String, EvaluatedNetwork> byWatch() {
    return networks;
  }

  private Collection<EvaluatedNetwork> all() {
    return new TreeMap<>(networks).values();
  }

  @Override
  public List<Exposure> exposures(String id) {
    return all().stream().flatMap(network -> network.exposures(id).stream()).toList();
  }

  @Override
  public Page page(String after, int most) {
    Map<String, EvaluatedNetwork> byInstance = new TreeMap<>();
    for (EvaluatedNetwork network : all()) {
      network.machinesAfter(after, most + 1).forEach(id -> byInstance.putIfAbsent(id, network));
    }
    List<Exposure> exposures = new ArrayList<>();
    String last = "";
    int looked = 0;
    for (var entry : byInstance.entrySet()) {
      // beyond as many as each network gave, another one's instances may come in between
      if (exposures.size() >= most || looked++ > most) {
        return new Page(exposures, last);
      }
      exposures.addAll(entry.getValue().exposures(entry.getKey()));
      last = entry.getKey();
    }
    return new Page(exposures, byInstance.size() > most ? last : "");
  }

  @Override
  public Map<PacketQuestion, PacketAnswer> ask(Question question) {
    Map<PacketQuestion, PacketAnswer> answers = new LinkedHashMap<>();
    all().forEach(network -> answers.putAll(network.ask(question)));
    return answers;
  }

  @Override
  public Map<RemedyQuestion, List<Remedy>> remedies(Question question) {
    Map<RemedyQuestion, List<Remedy>> remedies = new LinkedHashMap<>();
    all().forEach(network -> remedies.putAll(network.remedies(question)));
    return remedies;
  }

  @Override
  public List<Remedy> remedies(RemedyQuestion question) {
    return all().stream().flatMap(network -> network.remedies(question).stream()).toList();
  }

  @Override
  public Outlook whatIf(InputStream answer) {
    NetworkReading proposed;
    try {
      proposed = NetworkReading.of(answer, "the proposal");
    } catch (IOException broken) {
      return new Outlook(
          List.of(),
          List.of(
              InputProblem.of(
                  "REACH-READ-002",
                  "the proposal",
                  "cannot be read: " + broken.getMessage(),
                  "nothing of it is known")));
    }
    return new Outlook(
        all().stream().flatMap(network -> network.whatIf(proposed.network()).stream()).toList(),
        proposed.problems());
  }

  @Override
  public List<FindingCause> causes(String findingArn) {
    return causes.apply(findingArn);
  }
}
