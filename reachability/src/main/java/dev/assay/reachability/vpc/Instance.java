package dev.assay.reachability.vpc;

/// An instance.
///
/// @param state such as `running` or `stopped`
public record Instance(String id, String state, String image, String type) implements Component {
  public boolean isRunning() {
    return state.equals("running");
  }
}
