package dev.assay.model;

/// A socket on which a host waits for peers.
///
/// @param address it is bound to, as RFC 5952 writes it; `0.0.0.0` and `::` are every address
/// @param port 1 to 65535
/// @param process name of the process that holds it, as `/proc/PID/comm` has it; empty where it
///     could not be seen
/// @param executable the file that the process runs, from the host's root without a leading `/`;
///     empty where it could not be seen
/// @param owner operating-system package that installed the executable; empty where none did
public record ListeningSocket(
    Transport transport,
    String address,
    int port,
    String process,
    String executable,
    String owner) {

  /// What it speaks.
  public enum Transport {
    TCP,
    UDP
  }

  /// The same, with the package that installed its executable.
  public ListeningSocket ownedBy(String installer) {
    return new ListeningSocket(transport, address, port, process, executable, installer);
  }

  /// Whether peers on the network can be meant, and not this host alone.
  public boolean isBeyondLoopback() {
    return !address.startsWith("127.") && !address.equals("::1");
  }

  /// Whether it takes what is sent to any of the host's addresses.
  public boolean isOnEveryAddress() {
    return address.equals("0.0.0.0") || address.equals("::");
  }
}
