package dev.assay.account;

/// The secret half of an access key. Never printed by accident.
public record SecretAccessKey(String value) {
  public SecretAccessKey {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret access key is not empty");
    }
  }

  @Override
  public String toString() {
    return "SecretAccessKey";
  }
}
