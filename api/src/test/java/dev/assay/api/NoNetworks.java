package dev.assay.api;

import dev.assay.finding.FindingCause;
import dev.assay.reachability.Exposure;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import dev.assay.reachability.Remedy;
import dev.assay.reachability.RemedyQuestion;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// What a server without a watched network answers.
public final class NoNetworks implements NetworkDesk {
  @Override
  public List<Exposure> exposures(String id) {
    return List.of();
  }

  @Override
  public Page page(String after, int most) {
    return new Page(List.of(), "");
  }

  @Override
  public Map<PacketQuestion, PacketAnswer> ask(Question question) {
    return Map.of();
  }

  @Override
  public Map<RemedyQuestion, List<Remedy>> remedies(Question question) {
    return Map.of();
  }

  @Override
  public List<Remedy> remedies(RemedyQuestion question) {
    return List.of();
  }

  @Override
  public Outlook whatIf(InputStream answer) {
    return new Outlook(List.of(), List.of());
  }

  @Override
  public List<FindingCause> causes(String findingArn) {
    return List.of();
  }
}
