package dev.assay.api.codegen;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The service: the interface its handlers implement, and the table the dispatcher routes by.
record ServiceTemplate(Model model, String name) {

  JavaFile api() {
    var body =
        """
        /// The operations of the service. One that is not overridden is not served, and says so.
        public interface %sApi {%s}
        """
            .formatted(
                name, model.operations().stream().map(this::method).collect(Collectors.joining()));
    return new JavaFile(name + "Api", body);
  }

  private String method(Model.Operation operation) {
    return """

      default %s %s(%s request) {
        throw ApiException.notServed("%s");
      }
    """
        .formatted(operation.output(), methodName(operation), operation.input(), operation.name());
  }

  JavaFile operations() {
    var body =
        """
        /// The operations of the service with their HTTP bindings, in the model's order.
        public final class %1$sOperations {
          /// The service as the dispatcher needs it.
          public static final ServiceDefinition<%1$sApi> SERVICE =
              new ServiceDefinition<>("%2$s", "%3$s", %1$sApi.class, List.of(%4$s));

          private %1$sOperations() {}
        }
        """
            .formatted(
                name,
                model.signingName(),
                model.apiVersion(),
                model.operations().stream().map(this::row).collect(Collectors.joining(",")));
    return new JavaFile(name + "Operations", body);
  }

  private String row(Model.Operation operation) {
    return """

            new OperationDefinition<%sApi, %s>(
                "%s", "%s", "%s", "%s", %d, %s,
                %2$s::read, %1$sApi::%4$s)"""
        .formatted(
            name,
            operation.input(),
            operation.name(),
            methodName(operation),
            operation.method(),
            operation.path(),
            operation.status(),
            errors(operation.errors()));
  }

  private static String errors(List<String> errors) {
    return errors.stream().map(Names::literal).collect(Collectors.joining(", ", "Set.of(", ")"));
  }

  private static String methodName(Model.Operation operation) {
    return operation.name().substring(0, 1).toLowerCase(Locale.ROOT)
        + operation.name().substring(1);
  }
}
