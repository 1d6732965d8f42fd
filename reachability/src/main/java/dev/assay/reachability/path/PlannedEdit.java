package dev.assay.reachability.path;

import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.RemedyEdit;
import dev.assay.reachability.vpc.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// An edit with what it does to components.
///
/// @param ids of the components of the kind that it changes
record PlannedEdit(
    RemedyEdit edit,
    Class<? extends Component> kind,
    List<String> ids,
    UnaryOperator<Component> change) {

  private record Key(Class<? extends Component> kind, String id) {}

  static <T extends Component> PlannedEdit of(
      RemedyEdit edit, Class<T> kind, String id, UnaryOperator<T> change) {
    return of(edit, kind, List.of(id), change);
  }

  static <T extends Component> PlannedEdit of(
      RemedyEdit edit, Class<T> kind, List<String> ids, UnaryOperator<T> change) {
    return new PlannedEdit(edit, kind, ids, component -> change.apply(kind.cast(component)));
  }

  /// What edits change, one after the other: each component once.
  static List<NetworkChange> changes(List<PlannedEdit> edits, World world) {
    Map<Key, Component> changed = new LinkedHashMap<>();
    for (PlannedEdit planned : edits) {
      for (String id : planned.ids()) {
        var key = new Key(planned.kind(), id);
        Component before = changed.containsKey(key) ? changed.get(key) : world.get(key.kind(), id);
        if (before != null) {
          changed.put(key, planned.change().apply(before));
        }
      }
    }
    return changed.values().stream().<NetworkChange>map(NetworkChange.Put::new).toList();
  }
}
