package dev.assay.api.wire;

import java.util.List;

/// A service: the name clients sign for, its version, and its operations in the model's order.
public record ServiceDefinition<A>(
    String signingName,
    String apiVersion,
    Class<A> api,
    List<OperationDefinition<A, ?>> operations) {
  public ServiceDefinition {
    operations = List.copyOf(operations);
  }
}
