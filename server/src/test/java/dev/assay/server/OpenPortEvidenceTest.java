package dev.assay.server;

import static dev.assay.server.RunningServer.settings;
import static dev.assay.server.RunningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.discovery.Watch;
import dev.assay.inventory.InventoryJson;
import dev.assay.model.Artifact;
import dev.assay.model.Inventory;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import dev.assay.model.OperatingSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An instance behind an application load balancer: its finding says by which rules a packet gets
/// to the load balancer and from there to the instance, and which process takes it.
final class OpenPortEvidenceTest {
  private static final String INSTANCE = "i-0123456789abcdef0";
  private static final String LOAD_BALANCER =
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/0123456789abcdef";
  private static final String TARGET_GROUP =
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/fedcba9876543210";

  @TempDir private Path folder;
  private Path network;

  @BeforeEach
  void makeNetwork() throws IOException {
    network = Files.createDirectory(folder.resolve("network"));
    describe("describe-vpcs", "{'Vpcs':[{'VpcId':'vpc-1','CidrBlock':'10.0.0.0/16'}]}");
    describe(
        "describe-subnets",
        """
        {'Subnets':[
          {'SubnetId':'subnet-1','VpcId':'vpc-1','CidrBlock':'10.0.1.0/24'},
          {'SubnetId':'subnet-2','VpcId':'vpc-1','CidrBlock':'10.0.2.0/24'}]}""");
    describe(
        "describe-internet-gateways",
        """
        {'InternetGateways':[{'InternetGatewayId':'igw-1','Attachments':[
          {'VpcId':'vpc-1','State':'available'}]}]}""");
    describe(
        "describe-route-tables",
        """
        {'RouteTables':[
          {'RouteTableId':'rtb-1','VpcId':'vpc-1','Associations':[{'Main':false,'SubnetId':'subnet-1'}],
           'Routes':[
            {'DestinationCidrBlock':'10.0.0.0/16','GatewayId':'local','State':'active'},
            {'DestinationCidrBlock':'0.0.0.0/0','GatewayId':'igw-1','State':'active'}]},
          {'RouteTableId':'rtb-2','VpcId':'vpc-1','Associations':[{'Main':true}],
           'Routes':[{'DestinationCidrBlock':'10.0.0.0/16','GatewayId':'local','State':'active'}]}]}""");
    describe(
        "describe-network-acls",
        """
        {'NetworkAcls':[
          {'NetworkAclId':'acl-1','VpcId':'vpc-1','IsDefault':true,'Associations':[],'Entries':[
            {'RuleNumber':100,'Egress':false,'RuleAction':'allow','Protocol':'-1','CidrBlock':'0.0.0.0/0'},
            {'RuleNumber':101,'Egress':true,'RuleAction':'allow','Protocol':'-1','CidrBlock':'0.0.0.0/0'}]},
          {'NetworkAclId':'acl-2','VpcId':'vpc-1','IsDefault':false,
           'Associations':[{'SubnetId':'subnet-2'}],'Entries':[
            {'RuleNumber':110,'Egress':false,'RuleAction':'allow','Protocol':'6',
             'PortRange':{'From':8080,'To':8080},'CidrBlock':'10.0.1.0/24'},
            {'RuleNumber':120,'Egress':true,'RuleAction':'allow','Protocol':'6',
             'PortRange':{'From':1024,'To':65535},'CidrBlock':'10.0.1.0/24'}]}]}""");
    describe(
        "describe-security-groups",
        """
        {'SecurityGroups':[
          {'GroupId':'sg-1','VpcId':'vpc-1','OwnerId':'123456789012',
           'IpPermissions':[{'IpProtocol':'tcp','FromPort':443,'ToPort':443,
             'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}],
           'IpPermissionsEgress':[{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}]},
          {'GroupId':'sg-2','VpcId':'vpc-1','OwnerId':'123456789012',
           'IpPermissions':[{'IpProtocol':'tcp','FromPort':8080,'ToPort':8080,
             'UserIdGroupPairs':[{'GroupId':'sg-1'}]}],
           'IpPermissionsEgress':[]}]}""");
    describe(
        "describe-instances",
        "{'Reservations':[{'Instances':[{'InstanceId':'%s','State':{'Name':'running'}}]}]}"
            .formatted(INSTANCE));
    describe(
        "describe-network-interfaces",
        """
        {'NetworkInterfaces':[
          {'NetworkInterfaceId':'eni-1','VpcId':'vpc-1','SubnetId':'subnet-1',
           'Description':'ELB app/shop/0123456789abcdef','Groups':[{'GroupId':'sg-1'}],
           'PrivateIpAddresses':[{'PrivateIpAddress':'10.0.1.20','Primary':true,
             'Association':{'PublicIp':'203.0.113.20'}}]},
          {'NetworkInterfaceId':'eni-2','VpcId':'vpc-1','SubnetId':'subnet-2',
           'Groups':[{'GroupId':'sg-2'}],
           'Attachment':{'InstanceId':'%s','Status':'attached','DeviceIndex':0},
           'PrivateIpAddresses':[{'PrivateIpAddress':'10.0.2.30','Primary':true}]}]}"""
            .formatted(INSTANCE));
    describe(
        "elbv2-describe-load-balancers",
        """
        {'LoadBalancers':[{'LoadBalancerArn':'%s','LoadBalancerName':'shop','Type':'application',
          'Scheme':'internet-facing','VpcId':'vpc-1','State':{'Code':'active'},
          'AvailabilityZones':[{'ZoneName':'us-east-1a','SubnetId':'subnet-1'}],
          'SecurityGroups':['sg-1']}]}"""
            .formatted(LOAD_BALANCER));
    describe(
        "elbv2-describe-listeners",
        """
        {'Listeners':[{'ListenerArn':'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/1/2',
          'LoadBalancerArn':'%s','Port':443,'Protocol':'HTTPS',
          'DefaultActions':[{'Type':'forward','TargetGroupArn':'%s'}]}]}"""
            .formatted(LOAD_BALANCER, TARGET_GROUP));
    describe(
        "elbv2-describe-target-groups",
        """
        {'TargetGroups':[{'TargetGroupArn':'%s','TargetGroupName':'shop','Protocol':'HTTP',
          'Port':8080,'VpcId':'vpc-1','TargetType':'instance','LoadBalancerArns':['%s']}]}"""
            .formatted(TARGET_GROUP, LOAD_BALANCER));
    describe(
        "elbv2-describe-target-health",
        """
        {'%s':[{'Target':{'Id':'%s','Port':8080},'TargetHealth':{'State':'healthy'}}]}"""
            .formatted(TARGET_GROUP, INSTANCE));
  }

  @Test
  void bothLegsAndTheListeningProcessAreNamed() throws Exception {
    var watched = settings(folder.resolve("data"), new Watch.WatchedNetwork(network));
    try (var server = RunningServer.start(watched)) {
      until("the port has a finding", () -> !server.findings().isEmpty());

      assertThat(evidence(server))
          .containsExactly(
              "Source: TCP port 8080 is open to the whole IPv4 internet",
              "Listening process: not known: no inventory of the instance has been taken",
              "Security group rule: sg-1 of sg-1 admits it at the load balancer",
              "Network ACL: acl-1 lets it in at the load balancer by rule 100 and the reply to"
                  + " port 1 out by rule 101",
              "Route: rtb-1 sends the reply back by its route to 0.0.0.0/0",
              "Load balancer: "
                  + LOAD_BALANCER
                  + " takes it at eni-1 and sends it on to port 8080 by "
                  + TARGET_GROUP
                  + ", from 10.0.1.20",
              "Security group rule: sg-1 of sg-1 lets it out of the load balancer",
              "Network ACL: acl-1 lets it out at the load balancer by rule 101 and the reply in by"
                  + " rule 100",
              "Security group rule: sg-2 of sg-2 admits it at the instance",
              "Network ACL: acl-2 lets it in at the instance by rule 110 and the reply to port 1024"
                  + " out by rule 120",
              "Remedy: remove the rule of sg-1: tcp 443 from 0.0.0.0/0 (closes nothing else)",
              "Remedy: remove the rule of sg-2: tcp 8080 from sg-1 (closes nothing else)",
              "Remedy: add inbound entry 99 to acl-1: deny tcp 443 from 0.0.0.0/0 (closes nothing"
                  + " else)",
              "Remedy: deregister port 8080 of i-0123456789abcdef0 from"
                  + " targetgroup/shop/fedcba9876543210 (closes nothing else)",
              "Remedy: remove the listener on port 443 of loadbalancer/app/shop/0123456789abcdef"
                  + " (closes nothing else)");

      server.upload(
          inventory(
              socket("10.0.2.30", 8080, "java", "usr/bin/java", "temurin-25-jre"),
              socket("::", 8080, "", "", ""),
              socket("127.0.0.1", 8080, "envoy", "usr/bin/envoy", ""),
              socket("172.17.0.1", 8080, "docker-proxy", "usr/bin/docker-proxy", ""),
              socket("0.0.0.0", 22, "sshd", "usr/sbin/sshd", "openssh-server")));
      assertThat(listening(server))
          .containsExactly(
              "java (/usr/bin/java of the package temurin-25-jre) listens on 10.0.2.30, TCP port"
                  + " 8080",
              "a process of another user listens on ::, TCP port 8080");

      server.upload(inventory(socket("0.0.0.0", 22, "sshd", "usr/sbin/sshd", "openssh-server")));
      assertThat(listening(server))
          .containsExactly("nothing listened on TCP port 8080 when the last inventory was taken");

      server.upload(inventory(new Listening.Unknown("/proc/1/net/tcp: permission denied")));
      assertThat(listening(server))
          .containsExactly("not known: /proc/1/net/tcp: permission denied");
    }
  }

  private static List<String> evidence(RunningServer server) {
    var findings = server.findings();
    assertThat(findings).hasSize(1);
    return server
        .client()
        .batchGetFindingDetails(r -> r.findingArns(findings.getFirst().findingArn()))
        .findingDetails()
        .getFirst()
        .evidences()
        .stream()
        .map(each -> each.evidenceRule() + ": " + each.evidenceDetail())
        .toList();
  }

  private static List<String> listening(RunningServer server) {
    String rule = "Listening process: ";
    return evidence(server).stream()
        .filter(each -> each.startsWith(rule))
        .map(each -> each.substring(rule.length()))
        .toList();
  }

  private static ListeningSocket socket(
      String address, int port, String process, String executable, String owner) {
    return new ListeningSocket(
        ListeningSocket.Transport.TCP, address, port, process, executable, owner);
  }

  private static byte[] inventory(ListeningSocket... sockets) throws IOException {
    return inventory(new Listening.Known(List.of(sockets)));
  }

  private static byte[] inventory(Listening listening) throws IOException {
    var out = new ByteArrayOutputStream();
    InventoryJson.write(
        new Inventory(
            new Artifact.Host("shop", "", INSTANCE, "6.1.0", "x86_64", listening),
            new OperatingSystem.Unidentified("no os-release file"),
            List.of(),
            List.of()),
        out);
    return out.toByteArray();
  }

  private void describe(String what, String json) throws IOException {
    Files.writeString(network.resolve(what + ".json"), json.replace('\'', '"'));
  }
}
