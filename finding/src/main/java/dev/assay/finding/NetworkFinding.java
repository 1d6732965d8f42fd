package dev.assay.finding;

import dev.assay.model.Severity;

/// One range of ports of an instance that is open to something outside its VPC through one edge.
public record NetworkFinding(
    NetworkPath path, PortRange ports, Severity severity, NetworkEvidence evidence) {

  /// Inspector's sentence for every network finding.
  public static final String REMEDIATION =
      "You can restrict access to your instance by modifying the Security Groups or ACLs in the"
          + " network path.";

  /// As Inspector words it: `Port 22 is reachable from an Internet Gateway - TCP`.
  public String title() {
    return "%s %s is reachable from %s - %s"
        .formatted(
            ports.first() == ports.last() ? "Port" : "Port range",
            ports,
            path.edge().type().words(),
            ports.transport());
  }

  /// Inspector's sentence, and the load balancer where one is on the way.
  public static String description(NetworkPath path, PortRange ports) {
    return "On the instance %s, the port range %d-%d is reachable from the %s %s%s from an attached ENI %s."
        .formatted(
            path.instance(),
            ports.first(),
            ports.last(),
            path.edge().type().type(),
            path.edge().id(),
            path.loadBalancer().isEmpty()
                ? ""
                : " through the load balancer " + path.loadBalancer(),
            path.networkInterface());
  }

  /// What tells the finding from every other one of its instance, as long as it lives: where the
  /// traffic comes in and which ports it reaches, not who may send it.
  public String subject() {
    return String.join(
        " ",
        path.networkInterface(),
        path.edge().id(),
        path.loadBalancer().isEmpty() ? "-" : path.loadBalancer(),
        Integer.toString(evidence.listenerPort()),
        ports.transport().name(),
        ports.first() + "-" + ports.last());
  }
}
