package dev.assay.cli.reach;

/// How a load balancer is called where its ARN would be too long.
final class LoadBalancerName {
  private LoadBalancerName() {}

  /// `app/web/50dc6c495c0c9188` of an application load balancer, the bare name of a classic one.
  static String of(String arn) {
    int found = arn.indexOf(":loadbalancer/");
    return found < 0 ? arn : arn.substring(found + ":loadbalancer/".length());
  }
}
