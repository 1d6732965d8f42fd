package dev.assay.coverage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What coverage tells about a resource, by its type. Empty text and [Instant#EPOCH] mean unknown.
public sealed interface ResourceMetadata {

  /// The API's resource type.
  default ResourceType type() {
    return switch (this) {
      case Instance _ -> ResourceType.AWS_EC2_INSTANCE;
      case Image _ -> ResourceType.AWS_ECR_CONTAINER_IMAGE;
      case Repository _ -> ResourceType.AWS_ECR_REPOSITORY;
      case Function _ -> ResourceType.AWS_LAMBDA_FUNCTION;
      case CodeRepository _ -> ResourceType.CODE_REPOSITORY;
    };
  }

  /// A host.
  ///
  /// @param machineImage what it was started from: `ami-…`
  /// @param platform `LINUX`, `WINDOWS`, `MACOS` or `UNKNOWN`
  /// @param tags sorted by key
  record Instance(String machineImage, String platform, Map<String, String> tags)
      implements ResourceMetadata {
    public Instance {
      tags = sorted(tags);
    }
  }

  /// A container image of any registry.
  ///
  /// @param repository its repository's name
  /// @param tags sorted
  record Image(
      String repository, List<String> tags, Instant pulled, Instant lastInUse, long inUseCount)
      implements ResourceMetadata {
    public Image {
      tags = tags.stream().sorted().distinct().toList();
      pulled = pulled.truncatedTo(ChronoUnit.MICROS);
      lastInUse = lastInUse.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /// A repository of container images.
  ///
  /// @param scanFrequency `MANUAL`, `SCAN_ON_PUSH` or `CONTINUOUS_SCAN`
  record Repository(String name, String scanFrequency) implements ResourceMetadata {}

  /// A function.
  ///
  /// @param runtime in the API's spelling, such as `PYTHON_3_9`
  /// @param layers ARNs of its layers, in order
  /// @param tags sorted by key
  record Function(String name, String runtime, List<String> layers, Map<String, String> tags)
      implements ResourceMetadata {
    public Function {
      layers = List.copyOf(layers);
      tags = sorted(tags);
    }
  }

  /// A repository of source code.
  ///
  /// @param provider `GITHUB` or `GITLAB_SELF_MANAGED`
  /// @param visibility the provider's word for who may see it
  record CodeRepository(
      String project, String provider, String visibility, String lastScannedCommit)
      implements ResourceMetadata {}

  private static Map<String, String> sorted(Map<String, String> tags) {
    SortedMap<String, String> sorted = new TreeMap<>(tags);
    return Collections.unmodifiableSortedMap(sorted);
  }
}
