package dev.assay.finding;

import java.util.List;

/// What a scan changed, by finding ARN.
public record ScanChanges(
    List<String> opened, List<String> reopened, List<String> updated, List<String> closed) {
  /// Nothing.
  public static final ScanChanges NONE =
      new ScanChanges(List.of(), List.of(), List.of(), List.of());

  public ScanChanges {
    opened = List.copyOf(opened);
    reopened = List.copyOf(reopened);
    updated = List.copyOf(updated);
    closed = List.copyOf(closed);
  }

  public boolean isEmpty() {
    return opened.isEmpty() && reopened.isEmpty() && updated.isEmpty() && closed.isEmpty();
  }
}
