package dev.assay.model;

/// An account, by its twelve digits.
public record AccountId(String value) {
  public AccountId {
    if (value.length() != 12 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("an account id has twelve digits: \"" + value + "\"");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
