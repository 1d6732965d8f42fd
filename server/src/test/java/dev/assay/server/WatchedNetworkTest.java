package dev.assay.server;

import static dev.assay.server.RunningServer.settings;
import static dev.assay.server.RunningServer.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.discovery.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.inspector2.model.AggregationType;
import software.amazon.awssdk.services.inspector2.model.Evidence;
import software.amazon.awssdk.services.inspector2.model.Finding;
import software.amazon.awssdk.services.inspector2.model.FindingStatus;
import software.amazon.awssdk.services.inspector2.model.FindingType;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;
import software.amazon.awssdk.services.inspector2.model.Severity;
import software.amazon.awssdk.services.inspector2.model.Step;

/// A folder of `describe-*` answers is watched: its open ports are findings as Amazon Inspector
/// words them, and come and go with the configuration.
final class WatchedNetworkTest {
  private static final String UNMANAGED = "INACTIVE UNMANAGED_EC2_INSTANCE";

  @TempDir private Path folder;
  private Path network;

  @BeforeEach
  void makeNetwork() throws IOException {
    network = Files.createDirectory(folder.resolve("network"));
    describe("vpcs", "{'Vpcs':[{'VpcId':'vpc-1','CidrBlock':'10.0.0.0/16'}]}");
    describe(
        "subnets",
        "{'Subnets':[{'SubnetId':'subnet-1','VpcId':'vpc-1','CidrBlock':'10.0.0.0/24'}]}");
    describe(
        "internet-gateways",
        """
        {'InternetGateways':[{'InternetGatewayId':'igw-1','Attachments':[
          {'VpcId':'vpc-1','State':'available'}]}]}""");
    describe(
        "route-tables",
        """
        {'RouteTables':[{'RouteTableId':'rtb-1','VpcId':'vpc-1','Associations':[{'Main':true}],
          'Routes':[
          {'DestinationCidrBlock':'10.0.0.0/16','GatewayId':'local','State':'active'},
          {'DestinationCidrBlock':'0.0.0.0/0','GatewayId':'igw-1','State':'active'}]}]}""");
    describe(
        "network-acls",
        """
        {'NetworkAcls':[{'NetworkAclId':'acl-1','VpcId':'vpc-1','IsDefault':true,'Associations':[],
          'Entries':[
          {'RuleNumber':100,'Egress':false,'RuleAction':'allow','Protocol':'-1','CidrBlock':'0.0.0.0/0'},
          {'RuleNumber':100,'Egress':true,'RuleAction':'allow','Protocol':'-1','CidrBlock':'0.0.0.0/0'}
          ]}]}""");
    groups("0.0.0.0/0");
    instances("running");
    describe(
        "network-interfaces",
        """
        {'NetworkInterfaces':[{'NetworkInterfaceId':'eni-1','VpcId':'vpc-1','SubnetId':'subnet-1',
          'Groups':[{'GroupId':'sg-1'}],
          'Attachment':{'InstanceId':'i-0123456789abcdef0','Status':'attached','DeviceIndex':0},
          'PrivateIpAddresses':[{'PrivateIpAddress':'10.0.0.5','Primary':true,
            'Association':{'PublicIp':'198.51.100.5'}}]}]}""");
  }

  @Test
  void openPortIsForgottenWhileInstancesAreNotScanned() throws Exception {
    try (var server = start()) {
      until("the port has a finding", () -> !server.findings().isEmpty());

      server.client().disable(r -> r.resourceTypes(ResourceScanType.EC2));
      until("nothing is left", () -> server.findings().isEmpty() && server.coverage().isEmpty());

      server.client().enable(r -> r.resourceTypes(ResourceScanType.EC2));
      until("it is found anew", () -> !server.findings().isEmpty());
      assertThat(only(server).status()).isEqualTo(FindingStatus.ACTIVE);
    }
  }

  /// Amazon Inspector's user guide, "Network reachability findings": title, description and steps.
  @Test
  void openPortIsAFindingAsInspectorWordsIt() throws Exception {
    try (var server = start()) {
      until("the port has a finding", () -> !server.findings().isEmpty());

      var finding = only(server);
      assertThat(finding.type()).isEqualTo(FindingType.NETWORK_REACHABILITY);
      assertThat(finding.title()).isEqualTo("Port 22 is reachable from an Internet Gateway - TCP");
      assertThat(finding.description())
          .isEqualTo(
              "On the instance i-0123456789abcdef0, the port range 22-22 is reachable from the"
                  + " InternetGateway igw-1 from an attached ENI eni-1.");
      assertThat(finding.remediation().recommendation().text())
          .isEqualTo(
              "You can restrict access to your instance by modifying the Security Groups or ACLs in"
                  + " the network path.");
      assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
      assertThat(finding.inspectorScore()).isNull();
      assertThat(finding.fixAvailable()).isNull();
      var details = finding.networkReachabilityDetails();
      assertThat(details.protocolAsString()).isEqualTo("TCP");
      assertThat(details.openPortRange().begin()).isEqualTo(22);
      assertThat(details.openPortRange().end()).isEqualTo(22);
      assertThat(details.networkPath().steps())
          .extracting(Step::componentId, Step::componentType)
          .map(Object::toString)
          .containsExactly(
              "(\"igw-1\", \"AWS::EC2::InternetGateway\")",
              "(\"acl-1\", \"AWS::EC2::NetworkAcl\")",
              "(\"sg-1\", \"AWS::EC2::SecurityGroup\")",
              "(\"eni-1\", \"AWS::EC2::NetworkInterface\")",
              "(\"i-0123456789abcdef0\", \"AWS::EC2::Instance\")");
      var instance = finding.resources().getFirst();
      assertThat(instance.id()).isEqualTo("i-0123456789abcdef0");
      assertThat(instance.tags()).containsEntry("Name", "web");
      assertThat(instance.details().awsEc2Instance().vpcId()).isEqualTo("vpc-1");
      assertThat(instance.details().awsEc2Instance().ipV4Addresses()).containsExactly("10.0.0.5");
      assertThat(evidence(server, finding))
          .contains("TCP port 22 is open to", "rule 100", "rtb-1", "0.0.0.0/0");
      assertThat(server.client().listCoverage(r -> {}).coveredResources())
          .extracting(row -> row.scanType() + " " + row.scanStatus().reasonAsString())
          .containsExactly("NETWORK SUCCESSFUL", "PACKAGE UNMANAGED_EC2_INSTANCE");
      assertThat(
              server
                  .client()
                  .listFindingAggregations(r -> r.aggregationType(AggregationType.AMI))
                  .responses()
                  .getFirst()
                  .amiAggregation()
                  .ami())
          .isEqualTo("ami-01234567");
    }
  }

  @Test
  void closesWhenThePathCloses() throws Exception {
    try (var server = start()) {
      until("the port has a finding", () -> !server.findings().isEmpty());
      var arn = only(server).findingArn();

      groups("10.9.0.0/16");
      until("it is closed", () -> only(server).status() == FindingStatus.CLOSED);

      groups("198.51.100.0/24");
      until("it is open again", () -> only(server).status() == FindingStatus.ACTIVE);
      assertThat(only(server).findingArn()).isEqualTo(arn);
      assertThat(evidence(server, only(server)))
          .contains("is open to 198.51.100.0/24", "reopened at 20", " by sg-1");
    }
  }

  @Test
  void stoppedInstanceKeepsItsFindingsAndCoverageSaysSo() throws Exception {
    try (var server = start()) {
      until("the port has a finding", () -> !server.findings().isEmpty());

      instances("stopped");
      until(
          "coverage says so",
          () -> server.coverage().equals(List.of("INACTIVE EC2_INSTANCE_STOPPED", UNMANAGED)));
      assertThat(only(server).status()).isEqualTo(FindingStatus.ACTIVE);

      instances("terminated");
      until("it is gone", () -> server.coverage().isEmpty());
      assertThat(only(server).status()).isEqualTo(FindingStatus.CLOSED);
    }
  }

  @Test
  void folderThatCannotBeSeenKeepsItsFindingsAndCoverageSaysSo() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Files.move(network, disk.resolve("network"));
    network = disk.resolve("network");
    try (var server = start()) {
      until("the port has a finding", () -> !server.findings().isEmpty());

      Files.move(disk, folder.resolve("unplugged"));
      until(
          "coverage says so",
          () -> server.coverage().equals(List.of("INACTIVE STALE_INVENTORY", UNMANAGED)));
      assertThat(only(server).status()).isEqualTo(FindingStatus.ACTIVE);

      Files.move(folder.resolve("unplugged"), disk);
      until(
          "it is read again",
          () -> server.coverage().equals(List.of("ACTIVE SUCCESSFUL", UNMANAGED)));
      assertThat(only(server).status()).isEqualTo(FindingStatus.ACTIVE);
    }
  }

  @Test
  void restartLosesNothingAndDoublesNothing() throws Exception {
    var settings = settings(folder.resolve("data"), new Watch.WatchedNetwork(network));
    try (var first = RunningServer.start(settings)) {
      until("the port has a finding", () -> !first.findings().isEmpty());
      var before = only(first);

      groups("10.9.0.0/16");
      try (var second = first.restarted(settings)) {
        until("it is closed", () -> only(second).status() == FindingStatus.CLOSED);
        assertThat(only(second).findingArn()).isEqualTo(before.findingArn());
      }
    }
  }

  private RunningServer start() throws Exception {
    return RunningServer.start(settings(folder.resolve("data"), new Watch.WatchedNetwork(network)));
  }

  private static Finding only(RunningServer server) {
    var findings = server.findings();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static String evidence(RunningServer server, Finding finding) {
    return server
        .client()
        .batchGetFindingDetails(r -> r.findingArns(finding.findingArn()))
        .findingDetails()
        .getFirst()
        .evidences()
        .stream()
        .map(Evidence::evidenceDetail)
        .collect(Collectors.joining("\n"));
  }

  private void groups(String source) throws IOException {
    describe(
        "security-groups",
        """
        {'SecurityGroups':[{'GroupId':'sg-1','VpcId':'vpc-1','OwnerId':'123456789012',
          'IpPermissions':[{'IpProtocol':'tcp','FromPort':22,'ToPort':22,
            'IpRanges':[{'CidrIp':'%s'}]}],
          'IpPermissionsEgress':[]}]}"""
            .formatted(source));
  }

  private void instances(String state) throws IOException {
    describe(
        "instances",
        """
        {'Reservations':[{'Instances':[{'InstanceId':'i-0123456789abcdef0',
          'ImageId':'ami-01234567','InstanceType':'t3.micro','State':{'Name':'%s'},
          'Tags':[{'Key':'Name','Value':'web'}]}]}]}"""
            .formatted(state));
  }

  private void describe(String what, String json) throws IOException {
    Files.writeString(network.resolve("describe-" + what + ".json"), json.replace('\'', '"'));
  }
}
