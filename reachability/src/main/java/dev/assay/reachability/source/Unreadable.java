package dev.assay.reachability.source;

/// A described item cannot be used; it is skipped and the reason becomes a problem.
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  private final transient DescribedItem item;
  private final String field;
  private final String value;

  Unreadable(DescribedItem item, String field, String value, String reason) {
    super(reason, null, false, false);
    this.item = item;
    this.field = field;
    this.value = value;
  }

  /// JSON pointer of what is wrong.
  String pointer() {
    return field.isEmpty() ? item.pointer() : item.pointer() + "/" + field;
  }

  String value() {
    return value;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
