package dev.assay.model;

/// An Amazon resource name: `arn:partition:service:region:account:resource` (AWS General Reference,
/// "Amazon Resource Names").
///
/// @param partition `aws`, `aws-cn`, `aws-us-gov`; whatever a private installation calls itself
/// @param service `ec2`, `ecr`, `inspector2`
/// @param region empty for resources of no region
/// @param account twelve digits; empty for resources of no account
/// @param resource with its type, as the service writes it; may hold `:` and `/`
public record Arn(
    String partition, String service, String region, String account, String resource) {
  public Arn {
    if (partition.isEmpty() || service.isEmpty() || resource.isEmpty()) {
      throw new IllegalArgumentException("an ARN names a partition, a service and a resource");
    }
    if ((partition + service + region + account).indexOf(':') >= 0) {
      throw new IllegalArgumentException("only the resource of an ARN may hold a colon");
    }
  }

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException with a reason for people
  public static Arn parse(String text) {
    String[] parts = text.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      throw new IllegalArgumentException(
          "an ARN is arn:partition:service:region:account:resource: \"" + text + "\"");
    }
    return new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
