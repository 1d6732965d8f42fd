package dev.assay.finding;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something that findings are on, as the API describes it.
public sealed interface ScannedResource {

  Identity identity();

  /// The API's resource type.
  default String type() {
    return switch (this) {
      case Instance i -> "AWS_EC2_INSTANCE";
      case ContainerImage i -> "AWS_ECR_CONTAINER_IMAGE";
      case Function f -> "AWS_LAMBDA_FUNCTION";
    };
  }

  /// What every resource has.
  ///
  /// @param id the API's resource id: `mi-…`, an image's or a function's ARN
  /// @param region where it is, in the API's spelling
  /// @param platform such as `DEBIAN_12`; empty where unknown
  /// @param tags sorted by key
  record Identity(String id, String region, String platform, Map<String, String> tags) {
    public Identity {
      if (id.isEmpty()) {
        throw new IllegalArgumentException("a resource needs an id");
      }
      SortedMap<String, String> sorted = new TreeMap<>(tags);
      tags = Collections.unmodifiableSortedMap(sorted);
    }
  }

  /// A host; also a watched folder or root file system, which stands for the host it belongs to.
  ///
  /// @param hostName for people
  /// @param machine as AWS describes it
  /// @param internet whether the internet reaches it
  record Instance(Identity identity, String hostName, Machine machine, InternetReach internet)
      implements ScannedResource {
    /// A host that no network is known to have.
    public Instance(Identity identity, String hostName) {
      this(identity, hostName, Machine.UNKNOWN, InternetReach.UNKNOWN);
    }
  }

  /// What AWS says about an instance; texts are empty where it says nothing.
  ///
  /// @param type such as `m7g.large`
  /// @param image id of its machine image
  /// @param vpc where its primary interface is
  /// @param subnet where its primary interface is
  /// @param ipv4Addresses of its interfaces, private ones
  record Machine(
      String type,
      String image,
      String vpc,
      String subnet,
      List<String> ipv4Addresses,
      List<String> ipv6Addresses) {
    /// Of a host outside AWS.
    public static final Machine UNKNOWN = new Machine("", "", "", "", List.of(), List.of());

    public Machine {
      ipv4Addresses = List.copyOf(ipv4Addresses);
      ipv6Addresses = List.copyOf(ipv6Addresses);
    }
  }

  /// An image of any registry.
  ///
  /// @param registry host of the registry, or the account of an ECR one
  /// @param digest `sha256:…`
  /// @param architecture `amd64`, `arm64`; empty where unknown
  /// @param pushed [Instant#EPOCH] where unknown
  record ContainerImage(
      Identity identity,
      String registry,
      String repository,
      String digest,
      String architecture,
      List<String> tags,
      Instant pushed)
      implements ScannedResource {
    public ContainerImage {
      tags = tags.stream().sorted().distinct().toList();
    }
  }

  /// A function.
  ///
  /// @param runtime in the API's spelling, such as `PYTHON_3_9`
  /// @param codeSha256 base64
  /// @param layers ARNs of its layers, in order
  /// @param modified [Instant#EPOCH] where unknown
  record Function(
      Identity identity,
      String name,
      String runtime,
      String version,
      String codeSha256,
      String roleArn,
      List<String> layers,
      Instant modified)
      implements ScannedResource {
    public Function {
      layers = List.copyOf(layers);
    }
  }
}
