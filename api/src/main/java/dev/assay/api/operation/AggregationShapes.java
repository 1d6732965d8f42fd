package dev.assay.api.operation;

import dev.assay.api.inspector2.AccountAggregationResponse;
import dev.assay.api.inspector2.AggregationResponse;
import dev.assay.api.inspector2.AmiAggregationResponse;
import dev.assay.api.inspector2.AwsEcrContainerAggregationResponse;
import dev.assay.api.inspector2.Ec2InstanceAggregationResponse;
import dev.assay.api.inspector2.FindingTypeAggregationResponse;
import dev.assay.api.inspector2.ImageLayerAggregationResponse;
import dev.assay.api.inspector2.LambdaFunctionAggregationResponse;
import dev.assay.api.inspector2.LambdaLayerAggregationResponse;
import dev.assay.api.inspector2.PackageAggregationResponse;
import dev.assay.api.inspector2.RepositoryAggregationResponse;
import dev.assay.api.inspector2.SeverityCounts;
import dev.assay.api.inspector2.TitleAggregationResponse;
import dev.assay.finding.AggregationRow;
import dev.assay.finding.ScannedResource;

/// Counted findings of one account as the API shows them.
record AggregationShapes(String account) {

  AggregationResponse shape(AggregationRow row) {
    var counts = counts(row.counts());
    return switch (row) {
      case AggregationRow.Account(_, var exploitable, var fixable) ->
          new AggregationResponse.OfAccountAggregation(
              new AccountAggregationResponse(account, counts, exploitable, fixable));
      case AggregationRow.FindingType(_, var exploitable, var fixable) ->
          new AggregationResponse.OfFindingTypeAggregation(
              new FindingTypeAggregationResponse(account, counts, exploitable, fixable));
      case AggregationRow.NamedPackage(_, var name) ->
          new AggregationResponse.OfPackageAggregation(
              new PackageAggregationResponse(name, account, counts));
      case AggregationRow.Title(_, var title, var vulnerability) ->
          new AggregationResponse.OfTitleAggregation(
              new TitleAggregationResponse(title, vulnerability, account, counts));
      case AggregationRow.Repository(_, var repository, var images) ->
          new AggregationResponse.OfRepositoryAggregation(
              new RepositoryAggregationResponse(repository, account, counts, images));
      case AggregationRow.ImageLayer(_, var repository, var resource, var layer) ->
          new AggregationResponse.OfImageLayerAggregation(
              new ImageLayerAggregationResponse(repository, resource, layer, account, counts));
      case AggregationRow.FunctionLayer(_, var function, var resource, var layer) ->
          new AggregationResponse.OfLambdaLayerAggregation(
              new LambdaLayerAggregationResponse(function, resource, layer, account, counts));
      case AggregationRow.MachineImage(_, var image, var instances) ->
          new AggregationResponse.OfAmiAggregation(
              new AmiAggregationResponse(image, account, counts, instances));
      case AggregationRow.Resource(_, var resource, var network) ->
          resource(resource, counts, network);
    };
  }

  private AggregationResponse resource(
      ScannedResource resource, SeverityCounts counts, long network) {
    return switch (resource) {
      case ScannedResource.Instance instance ->
          new AggregationResponse.OfEc2InstanceAggregation(instance(instance, counts, network));
      case ScannedResource.ContainerImage image ->
          new AggregationResponse.OfAwsEcrContainerAggregation(image(image, counts));
      case ScannedResource.Function function ->
          new AggregationResponse.OfLambdaFunctionAggregation(function(function, counts));
    };
  }

  private Ec2InstanceAggregationResponse instance(
      ScannedResource.Instance instance, SeverityCounts counts, long network) {
    var identity = instance.identity();
    return Ec2InstanceAggregationResponse.builder()
        .instanceId(identity.id())
        .operatingSystem(Bounds.text(identity.platform(), Bounds.LONG_TEXT))
        .instanceTags(identity.tags())
        .accountId(account)
        .severityCounts(counts)
        .ami(Bounds.machineImage(instance.machine().image()))
        .networkFindings(network)
        .build();
  }

  private AwsEcrContainerAggregationResponse image(
      ScannedResource.ContainerImage image, SeverityCounts counts) {
    return AwsEcrContainerAggregationResponse.builder()
        .resourceId(image.identity().id())
        .imageSha(Bounds.text(image.digest(), Bounds.LONG_TEXT))
        .repository(Bounds.text(image.repository(), Bounds.LONG_TEXT))
        .architecture(Bounds.text(image.architecture(), Bounds.LONG_TEXT))
        .imageTags(Bounds.texts(image.tags(), Integer.MAX_VALUE))
        .accountId(account)
        .severityCounts(counts)
        .build();
  }

  private LambdaFunctionAggregationResponse function(
      ScannedResource.Function function, SeverityCounts counts) {
    return LambdaFunctionAggregationResponse.builder()
        .resourceId(function.identity().id())
        .functionName(Bounds.text(function.name(), Bounds.LONG_TEXT))
        .runtime(Bounds.text(function.runtime(), Bounds.LONG_TEXT))
        .lambdaTags(function.identity().tags())
        .accountId(account)
        .severityCounts(counts)
        .lastModifiedAt(Bounds.known(function.modified()))
        .build();
  }

  private static SeverityCounts counts(AggregationRow.Counts counts) {
    return new SeverityCounts(counts.all(), counts.medium(), counts.high(), counts.critical());
  }
}
