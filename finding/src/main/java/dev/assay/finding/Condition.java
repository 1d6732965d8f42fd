package dev.assay.finding;

import java.time.Instant;
import java.util.List;

/// One condition on one field.
public sealed interface Condition {

  /// Compares text, byte by byte. A missing value equals nothing.
  record Text(Comparison comparison, String value) implements Condition {}

  /// Both ends included; infinities where the range is open.
  record NumberRange(double lowest, double highest) implements Condition {}

  /// Both ends included; [Instant#MIN] and [Instant#MAX] where the range is open.
  record Date(Instant earliest, Instant latest) implements Condition {}

  /// A tag of this key has this value, or, where the value is empty, any value.
  record Tag(String key, String value) implements Condition {}

  /// Both ends included.
  record Ports(int lowest, int highest) implements Condition {}

  /// One package of the finding meets every part. Each part holds at most one condition.
  record PackageMatch(List<PackagePart> parts) implements Condition {
    public PackageMatch {
      parts = List.copyOf(parts);
    }
  }

  /// A condition on one property of a package.
  ///
  /// @param condition a [NumberRange] for the epoch, a [Text] for everything else
  record PackagePart(PackageProperty property, Condition condition) {
    public PackagePart {
      boolean fits =
          property == PackageProperty.EPOCH
              ? condition instanceof NumberRange
              : condition instanceof Text;
      if (!fits) {
        throw new CriteriaException("vulnerablePackages", "has the wrong kind of condition");
      }
    }
  }

  /// What a package can be picked by.
  enum PackageProperty {
    NAME,
    VERSION,
    EPOCH,
    RELEASE,
    ARCHITECTURE,
    SOURCE_LAYER_HASH,
    SOURCE_LAMBDA_LAYER_ARN,
    FILE_PATH
  }

  /// How text is compared.
  enum Comparison {
    EQUALS,
    PREFIX,
    NOT_EQUALS
  }
}
