package dev.assay.database;

import dev.assay.model.LimitReached;

/// A query took longer than it may. Nothing was changed: only queries have such a limit.
public final class SlowQueryException extends StoreException implements LimitReached {
  private static final long serialVersionUID = 1;

  SlowQueryException(Throwable cause) {
    super("a query was ended: " + cause.getMessage(), cause);
  }

  @Override
  public String advice() {
    return "The query takes longer than this installation allows: ask for less, such as one account, one"
        + " severity or one resource";
  }
}
