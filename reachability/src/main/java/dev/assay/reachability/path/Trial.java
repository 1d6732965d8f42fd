package dev.assay.reachability.path;

import dev.assay.reachability.Exposure;
import dev.assay.reachability.Exposure.OpenPorts;
import dev.assay.reachability.Exposure.Result;
import dev.assay.reachability.ExposureChange;
import dev.assay.reachability.NetworkChange;
import dev.assay.reachability.Remedy.Loss;
import dev.assay.reachability.RemedyQuestion;
import dev.assay.reachability.vpc.Component;
import java.util.ArrayList;
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
    for (ExposureChange change : effect.differences()) {
      Loss loss;
      switch (change) {
        case ExposureChange.Opened _ -> {
          return Optional.empty();
        }
        case ExposureChange.Closed(var exposure) -> loss = new Loss(exposure, cubes(exposure));
        case ExposureChange.Altered altered -> {
          if (hasOpened(altered)) {
            return Optional.empty();
          }
          loss = new Loss(altered.before(), closed(altered));
        }
      }
      besides(loss).ifPresent(losses::add);
    }
    return Optional.of(losses);
  }

  private static List<OpenPorts> cubes(Exposure exposure) {
    return exposure.result() instanceof Result.Open(var cubes) ? cubes : List.of();
  }

  private static boolean isUndetermined(Exposure exposure) {
    return exposure.result() instanceof Result.Undetermined;
  }

  /// Another appliance on the way is no loss, and nobody knows what it lets through.
  private static boolean hasOpened(ExposureChange.Altered altered) {
    return isUndetermined(altered.before())
        || (!isUndetermined(altered.exposure()) && !altered.opened().isEmpty());
  }

  /// Where only ways through an appliance are left, all that was known to be open is lost.
  private static List<OpenPorts> closed(ExposureChange.Altered altered) {
    return isUndetermined(altered.exposure()) ? cubes(altered.before()) : altered.closed();
  }

  /// A loss without what was asked about; empty where that was all.
  private Optional<Loss> besides(Loss loss) {
    if (!question.isAbout(loss.before())) {
      return Optional.of(loss);
    }
    List<OpenPorts> rest = new ArrayList<>();
    for (OpenPorts ports : loss.closed()) {
      if (ports.protocol() != question.protocol()) {
        rest.add(ports);
        continue;
      }
      int before = Math.min(ports.toPort(), question.fromPort() - 1);
      int after = Math.max(ports.fromPort(), question.toPort() + 1);
      if (ports.fromPort() <= before) {
        rest.add(new OpenPorts(ports.protocol(), ports.fromPort(), before, ports.sources()));
      }
      if (after <= ports.toPort()) {
        rest.add(new OpenPorts(ports.protocol(), after, ports.toPort(), ports.sources()));
      }
    }
    return rest.isEmpty() ? Optional.empty() : Optional.of(new Loss(loss.before(), rest));
  }
}
