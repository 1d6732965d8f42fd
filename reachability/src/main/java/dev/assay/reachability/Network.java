package dev.assay.reachability;

import dev.assay.reachability.vpc.Component;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A VPC configuration: every component that was read, by kind and id. Immutable; safe to share
/// between threads.
public final class Network {
  private final Map<Class<? extends Component>, Map<String, Component>> components;

  private Network(Map<Class<? extends Component>, Map<String, Component>> components) {
    this.components = components;
  }

  /// A network of these components; of two with one id the later counts.
  public static Network of(Collection<? extends Component> components) {
    Map<Class<? extends Component>, Map<String, Component>> byKind = new LinkedHashMap<>();
    for (Component component : components) {
      byKind
          .computeIfAbsent(component.getClass(), kind -> new LinkedHashMap<>())
          .put(component.id(), component);
    }
    return new Network(byKind);
  }

  /// All components of a kind, in the order in which they were read.
  public <T extends Component> List<T> all(Class<T> kind) {
    List<T> all = new ArrayList<>();
    for (Component component : of(kind).values()) {
      all.add(kind.cast(component));
    }
    return Collections.unmodifiableList(all);
  }

  public <T extends Component> Optional<T> find(Class<T> kind, String id) {
    return Optional.ofNullable(of(kind).get(id)).map(kind::cast);
  }

  /// Every component.
  public List<Component> all() {
    List<Component> all = new ArrayList<>();
    components.values().forEach(ofKind -> all.addAll(ofKind.values()));
    return all;
  }

  private Map<String, Component> of(Class<? extends Component> kind) {
    return components.getOrDefault(kind, Map.of());
  }

  /// What was not read again is the same object, which spares looking into most of a large network.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Component one, @Nullable Component other) {
    return one == other || one.equals(other);
  }

  /// What must be applied to this network to make it the other one: components that are new or
  /// different, and those that are gone.
  public List<NetworkChange> changesTo(Network other) {
    List<NetworkChange> changes = new ArrayList<>();
    for (Component component : other.all()) {
      if (!isSame(component, of(component.getClass()).get(component.id()))) {
        changes.add(new NetworkChange.Put(component));
      }
    }
    for (Component component : all()) {
      if (!other.of(component.getClass()).containsKey(component.id())) {
        changes.add(new NetworkChange.Remove(component.getClass(), component.id()));
      }
    }
    return changes;
  }
}
