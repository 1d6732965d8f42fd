package dev.assay.reachability.vpc;

import java.util.Map;

/// An instance.
///
/// @param state such as `running` or `stopped`
/// @param image id of the machine image; empty where unknown
/// @param type such as `m7g.large`; empty where unknown
public record Instance(String id, String state, String image, String type, Map<String, String> tags)
    implements Component {
  public Instance {
    tags = Map.copyOf(tags);
  }

  public Instance(String id, String state, String image, String type) {
    this(id, state, image, type, Map.of());
  }

  public boolean isRunning() {
    return state.equals("running");
  }
}
