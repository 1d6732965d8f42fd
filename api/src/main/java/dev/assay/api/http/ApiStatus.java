package dev.assay.api.http;

import dev.assay.api.wire.OperationDefinition;
import dev.assay.api.wire.ServiceDefinition;
import java.util.Arrays;

/// Which operations an implementation serves: those whose method it overrides.
public final class ApiStatus {
  private ApiStatus() {}

  /// A Markdown table of every operation of the service, in the model's order.
  public static <A> String markdown(ServiceDefinition<A> service, Class<? extends A> served) {
    return "| operation | served |\n|---|---|\n" + rows(service, served);
  }

  /// The rows of such a table.
  public static <A> String rows(ServiceDefinition<A> service, Class<? extends A> served) {
    var table = new StringBuilder();
    for (var operation : service.operations()) {
      table.append("| ").append(operation.name());
      table.append(isServed(operation, served) ? " | yes |\n" : " | no |\n");
    }
    return table.toString();
  }

  /// Whether the class has a method of its own for the operation.
  static boolean isServed(OperationDefinition<?, ?> operation, Class<?> served) {
    return Arrays.stream(served.getMethods())
        .anyMatch(m -> m.getName().equals(operation.methodName()) && !m.isDefault());
  }
}
