package dev.assay.account;

/// Something that an organization's rules do not allow.
public final class OrganizationException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Kind kind;

  public OrganizationException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// What is wrong.
  public enum Kind {
    /// The caller is not who may do it.
    DENIED,
    /// What is named is not there.
    NOT_FOUND,
    /// It does not go together with how things are.
    CONFLICT,
    /// There are as many as there may be.
    LIMIT
  }
}
