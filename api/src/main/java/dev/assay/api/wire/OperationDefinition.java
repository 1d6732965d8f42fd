package dev.assay.api.wire;

import java.io.IOException;
import java.util.Set;
import java.util.function.BiFunction;

/// One operation of service `A`: where it is bound in HTTP, which errors it lists, how it is read
/// and called.
public record OperationDefinition<A, I extends WireShape>(
    String name,
    String methodName,
    String method,
    String path,
    int status,
    Set<String> errors,
    RequestReader<I> reader,
    BiFunction<A, I, ? extends WireShape> call) {

  /// Reads a request from its body and the rest of the HTTP request.
  @FunctionalInterface
  public interface RequestReader<I> {
    /// Reads what can be read; the rest is reported as violations.
    I read(WireReader in, HttpInput http) throws IOException;
  }
}
