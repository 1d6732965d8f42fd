package dev.assay.reachability.path;

import dev.assay.reachability.EastWest.Flow;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.Remedy.Loss;
import dev.assay.reachability.RemedyQuestion;
import dev.assay.reachability.address.PortRange;
import dev.assay.reachability.vpc.Component;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Makes edits, looks, and puts everything back.
final class Trial {
  private final World world;
  private final Supplier<ChangeEffect> effects;
  private final RemedyQuestion question;
  private final BooleanSupplier isClosed;

  // Interfaces of a class share these objects, so what became of them is computed once.
  private final IdentityHashMap<OpenPortMaps, IdentityHashMap<OpenPortMaps, Optional<OpenPortMaps>>>
      closed = new IdentityHashMap<>();
  private final IdentityHashMap<OpenPortMaps, List<OpenPorts>> written = new IdentityHashMap<>();

  /// @param isClosed whether what was asked about is closed as things stand
  Trial(
      World world,
      Supplier<ChangeEffect> effects,
      RemedyQuestion question,
      BooleanSupplier isClosed) {
    this.world = world;
    this.effects = effects;
    this.question = question;
    this.isClosed = isClosed;
  }

  boolean closes(List<PlannedEdit> edits) {
    return during(edits, effect -> isClosed.getAsBoolean());
  }

  /// What else edits close; empty where they do not close what was asked about, or open anything.
  Optional<List<Loss>> losses(List<PlannedEdit> edits) {
    return during(
        edits, effect -> isClosed.getAsBoolean() ? losses(effect) : Optional.<List<Loss>>empty());
  }

  /// What edits close between instances; empty where they open anything.
  Optional<List<Flow>> insideLosses(List<PlannedEdit> edits, InsideLosses inside) {
    var before = inside.before(edits);
    return before.isEmpty()
        ? Optional.of(List.of())
        : during(edits, effect -> inside.since(before));
  }

  private interface Look<T> {
    T at(ChangeEffect effect);
  }

  private <T> T during(List<PlannedEdit> edits, Look<T> look) {
    List<NetworkChange> changes = PlannedEdit.changes(edits, world);
    List<NetworkChange> back = new ArrayList<>();
    for (NetworkChange change : changes) {
      if (change instanceof NetworkChange.Put(Component component)) {
        world
            .find(component.getClass(), component.id())
            .ifPresent(before -> back.add(new NetworkChange.Put(before)));
      }
    }
    try {
      var effect = effects.get();
      changes.forEach(effect::apply);
      return look.at(effect);
    } finally {
      var undone = effects.get();
      back.forEach(undone::apply);
    }
  }

  private Optional<List<Loss>> losses(ChangeEffect effect) {
    List<Loss> losses = new ArrayList<>();
    for (Before.Changed one : effect.changed()) {
      var closed = closed(one);
      if (closed.isEmpty() || one.old().isEmpty()) {
        return Optional.empty();
      }
      var old = one.old().get();
      boolean isAsked = isAsked(old);
      var lost = isAsked ? besides(closed.get()) : closed.get();
      if (!isAsked || !lost.isEmpty()) {
        losses.add(new Loss(old.exposure(this::written), written(lost)));
      }
    }
    return Optional.of(losses);
  }

  /// What of one opening is closed; empty where something has opened. Nobody knows what an
  /// appliance lets through, so where one is left all that was known to be open is lost, and where
  /// another one comes in nothing is sure.
  private Optional<OpenPortMaps> closed(Before.Changed one) {
    if (one.old().isEmpty()) {
      return Optional.empty();
    }
    var old = one.old().get();
    if (one.now().isEmpty()) {
      return Optional.of(old.isUndetermined() ? old.open().minus(old.open()) : old.open());
    }
    var now = one.now().get();
    if (old.isUndetermined()) {
      return Optional.empty();
    }
    return now.isUndetermined() ? Optional.of(old.open()) : closed(old.open(), now.open());
  }

  private Optional<OpenPortMaps> closed(OpenPortMaps old, OpenPortMaps now) {
    return closed
        .computeIfAbsent(old, any -> new IdentityHashMap<>())
        .computeIfAbsent(
            now, any -> now.minus(old).isEmpty() ? Optional.of(old.minus(now)) : Optional.empty());
  }

  private boolean isAsked(Opening opening) {
    return opening.target().id().equals(question.networkInterface())
        && opening.edge().id().equals(question.edge())
        && opening.way().equals(question.way());
  }

  /// What is not among the ports that are asked about.
  private OpenPortMaps besides(OpenPortMaps closed) {
    var ports = List.of(new PortRange(question.fromPort(), question.toPort()));
    return switch (question.protocol()) {
      case TCP -> new OpenPortMaps(closed.tcp().minus(closed.tcp().on(ports)), closed.udp());
      case UDP -> new OpenPortMaps(closed.tcp(), closed.udp().minus(closed.udp().on(ports)));
    };
  }

  private List<OpenPorts> written(OpenPortMaps maps) {
    return written.computeIfAbsent(maps, one -> List.copyOf(Opening.cubes(one)));
  }
}
