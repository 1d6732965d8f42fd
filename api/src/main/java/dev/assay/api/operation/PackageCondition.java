package dev.assay.api.operation;

import dev.assay.api.inspector2.PackageFilter;
import dev.assay.api.inspector2.StringFilter;
import dev.assay.finding.Condition;
import dev.assay.finding.Condition.PackagePart;
import dev.assay.finding.Condition.PackageProperty;
import dev.assay.finding.CriteriaException;
import dev.assay.finding.FindingField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The condition on a finding's packages: parts that one package must meet all.
final class PackageCondition {
  private static final FindingField FIELD = FindingField.VULNERABLE_PACKAGES;

  private PackageCondition() {}

  static Condition.PackageMatch from(PackageFilter filter) {
    List<PackagePart> parts = new ArrayList<>();
    add(parts, PackageProperty.NAME, filter.name());
    add(parts, PackageProperty.VERSION, filter.version());
    var epoch = filter.epoch();
    if (epoch != null) {
      parts.add(new PackagePart(PackageProperty.EPOCH, ConditionShape.NUMBER.from(FIELD, epoch)));
    }
    add(parts, PackageProperty.RELEASE, filter.release());
    add(parts, PackageProperty.ARCHITECTURE, filter.architecture());
    add(parts, PackageProperty.SOURCE_LAYER_HASH, filter.sourceLayerHash());
    add(parts, PackageProperty.SOURCE_LAMBDA_LAYER_ARN, filter.sourceLambdaLayerArn());
    add(parts, PackageProperty.FILE_PATH, filter.filePath());
    if (parts.isEmpty()) {
      throw new CriteriaException(FIELD.member(), "must name a property of a package");
    }
    return new Condition.PackageMatch(parts);
  }

  static PackageFilter shape(Condition.PackageMatch condition) {
    var builder = PackageFilter.builder();
    for (var part : condition.parts()) {
      put(builder, part);
    }
    return builder.build();
  }

  private static void put(PackageFilter.Builder builder, PackagePart part) {
    if (part.property() == PackageProperty.EPOCH) {
      builder.epoch(ConditionShape.NUMBER.shape(part.condition()));
    } else {
      put(builder, part.property(), ConditionShape.TEXT.shape(part.condition()));
    }
  }

  private static void put(
      PackageFilter.Builder builder, PackageProperty property, StringFilter filter) {
    switch (property) {
      case NAME -> builder.name(filter);
      case VERSION -> builder.version(filter);
      case RELEASE -> builder.release(filter);
      case ARCHITECTURE -> builder.architecture(filter);
      case SOURCE_LAYER_HASH -> builder.sourceLayerHash(filter);
      case SOURCE_LAMBDA_LAYER_ARN -> builder.sourceLambdaLayerArn(filter);
      case FILE_PATH -> builder.filePath(filter);
      case EPOCH -> throw new IllegalStateException("an epoch is a number");
    }
  }

  private static void add(
      List<PackagePart> parts, PackageProperty property, @Nullable StringFilter filter) {
    if (filter != null) {
      parts.add(new PackagePart(property, ConditionShape.TEXT.from(FIELD, filter)));
    }
  }
}
