package dev.assay.finding;

/// A filter that cannot be kept, or is not there.
public abstract sealed class FilterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private FilterException(String message) {
    super(message);
  }

  /// Another filter of the account has the name.
  public static final class NameTaken extends FilterException {
    private static final long serialVersionUID = 1;

    public NameTaken(String name) {
      super("a filter with the name \"" + name + "\" exists already");
    }
  }

  /// The account has no such filter.
  public static final class NotFound extends FilterException {
    private static final long serialVersionUID = 1;

    public NotFound(String arn) {
      super("there is no filter " + arn);
    }
  }

  /// The account has as many filters as it may.
  public static final class LimitExceeded extends FilterException {
    private static final long serialVersionUID = 1;

    public LimitExceeded(int most) {
      super(message(most));
    }

    /// What is told, also of what nobody tried.
    public static String message(int most) {
      return "an account has at most " + most + " filters: delete one first";
    }
  }
}
