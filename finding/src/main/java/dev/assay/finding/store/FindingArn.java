package dev.assay.finding.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.model.AccountId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The ARN of a finding, made from what the finding is: the same on every server that sees it.
final class FindingArn {
  private static final int HEX_DIGITS = 32;

  private FindingArn() {}

  /// Made from what does not change while the finding lives.
  ///
  /// @param generation how often the vulnerability has come back to the resource
  static String of(
      ResourceRows.Row resource, AccountId account, String vulnerability, int generation) {
    var seed =
        String.join(
            "\n", account.value(), resource.name(), vulnerability, Integer.toString(generation));
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
      return "arn:aws:inspector2:%s:%s:finding/%s"
          .formatted(
              resource.region(),
              account.value(),
              HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
