package dev.assay.account;

/// Accounts cannot be served: the message says why and what to do.
public final class AccountException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public AccountException(String message) {
    super(message);
  }

  public AccountException(String message, Throwable cause) {
    super(message, cause);
  }
}
