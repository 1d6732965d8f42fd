package dev.assay.inventory;

/// How to sign in to a registry.
///
/// @param user empty for anonymous access
/// @param password or token; never logged
/// @param plainHttp whether the registry speaks HTTP without TLS; loopback addresses always may
public record RegistryAccess(String user, String password, boolean plainHttp) {

  /// Anonymous, over TLS.
  public static final RegistryAccess ANONYMOUS = new RegistryAccess("", "", false);

  @Override
  public String toString() {
    return "RegistryAccess[user="
        + user
        + ", password="
        + (password.isEmpty() ? "unset" : "set")
        + "]";
  }
}
