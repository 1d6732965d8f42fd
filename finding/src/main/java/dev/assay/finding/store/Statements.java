package dev.assay.finding.store;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.assay.database.StoreException;
import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.SQLDataType;

/// Builds statements for PostgreSQL.
final class Statements {
  static {
    // jOOQ greets on standard error otherwise
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private Statements() {}

  /// Loads jOOQ's types, to be done before there are other threads. They initialize each other in a
  /// circle: of two threads that begin at different places one sees half of them, and a class that
  /// failed to initialize once stays broken for as long as the process lives.
  static void prepare() {
    requireNonNull(SQLDataType.BIGINT);
    requireNonNull(field(name("any"), Long.class));
  }

  static DSLContext on(Connection connection) {
    // by the plainest methods: the compiler looks at every overload of the others, and those name
    // types annotated for an XML library that is not there
    var configuration = new DefaultConfiguration();
    configuration.setConnection(connection);
    configuration.setSQLDialect(SQLDialect.POSTGRES);
    configuration.setExecuteListener(ExecuteListener.onException(Statements::tell));
    return DSL.using(configuration);
  }

  /// A failure means the same however its statement was built.
  private static void tell(ExecuteContext failed) {
    var failure = failed.sqlException();
    if (failure != null) {
      failed.exception(StoreException.of(failure));
    }
  }
}
