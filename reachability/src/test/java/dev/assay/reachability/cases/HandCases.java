package dev.assay.reachability.cases;

import java.util.List;
import java.util.stream.Stream;

/// All cases, by subject.
public final class HandCases {

  private HandCases() {}

  public static List<HandCase> all() {
    return Stream.of(
            AddressCases.all(),
            RouteCases.all(),
            NaclCases.all(),
            ReplyCases.all(),
            SecurityGroupCases.all(),
            PrefixListCases.all(),
            Ipv6Cases.all(),
            ApplianceCases.all(),
            PeeringCases.all(),
            VpnCases.all(),
            TransitGatewayCases.all(),
            LoadBalancerCases.all(),
            ClassicLoadBalancerCases.all(),
            NetworkLoadBalancerCases.all())
        .flatMap(List::stream)
        .toList();
  }
}
