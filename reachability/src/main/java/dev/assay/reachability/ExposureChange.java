package dev.assay.reachability;

import dev.assay.reachability.Exposure.OpenPorts;
import java.util.List;

/// What a change of the configuration did to what is open on one interface.
public sealed interface ExposureChange {

  /// The exposure that is there now, or was.
  Exposure exposure();

  /// Exactly what is open now and was not; nothing where only an appliance came or went.
  List<OpenPorts> opened();

  /// Exactly what was open and is not any more.
  List<OpenPorts> closed();

  /// Nothing was open before.
  record Opened(Exposure exposure) implements ExposureChange {
    @Override
    public List<OpenPorts> opened() {
      return exposure.openPorts();
    }

    @Override
    public List<OpenPorts> closed() {
      return List.of();
    }
  }

  /// Nothing is open any more.
  record Closed(Exposure exposure) implements ExposureChange {
    @Override
    public List<OpenPorts> opened() {
      return List.of();
    }

    @Override
    public List<OpenPorts> closed() {
      return exposure.openPorts();
    }
  }

  /// Something else is open.
  ///
  /// @param before what was open
  /// @param exposure what is open now
  /// @param opened exactly what is new
  /// @param closed exactly what is gone
  record Altered(Exposure before, Exposure exposure, List<OpenPorts> opened, List<OpenPorts> closed)
      implements ExposureChange {
    public Altered {
      opened = List.copyOf(opened);
      closed = List.copyOf(closed);
    }
  }
}
