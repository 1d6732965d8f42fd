package dev.assay.reachability;

import dev.assay.reachability.address.AddressFamily;
import dev.assay.reachability.address.AddressSet;
import dev.assay.reachability.address.Cidr;
import java.util.List;
import java.util.Map;

/// The addresses from which traffic can arrive through an internet gateway (rule S1).
public final class InternetSpace {
  /// Special-purpose blocks (IANA registry) and everything from multicast on.
  private static final List<String> NOT_IPV4 =
      List.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "224.0.0.0/3");

  private static final Map<AddressFamily, AddressSet> SPACES =
      Map.of(
          AddressFamily.IPV4,
          AddressSet.all(AddressFamily.IPV4)
              .minus(
                  AddressSet.of(AddressFamily.IPV4, NOT_IPV4.stream().map(Cidr::parse).toList())),
          AddressFamily.IPV6,
          AddressSet.of(Cidr.parse("2000::/3")));

  private InternetSpace() {}

  /// All of a family.
  public static AddressSet of(AddressFamily family) {
    return SPACES.getOrDefault(family, AddressSet.none(family));
  }

  /// How much of the internet some blocks are, from 0 to 1.
  ///
  /// @param ipVersion 4 or 6
  public static double share(int ipVersion, List<String> blocks) {
    var family = ipVersion == 4 ? AddressFamily.IPV4 : AddressFamily.IPV6;
    var all = of(family);
    var some = AddressSet.of(family, blocks.stream().map(Cidr::parse).toList()).and(all);
    return some.size() / all.size();
  }
}
