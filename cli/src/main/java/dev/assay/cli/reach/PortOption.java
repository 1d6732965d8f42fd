package dev.assay.cli.reach;

import dev.assay.cli.option.Usage;

/// A port as it was typed.
final class PortOption {
  private static final int HIGHEST_PORT = 65_535;

  private PortOption() {}

  static int read(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw Usage.wrong("\"" + text + "\" is not a port", "", "");
    }
    int port = Integer.parseInt(text);
    if (port > HIGHEST_PORT) {
      throw Usage.wrong(port + " is not a port", "the highest is 65535", "");
    }
    return port;
  }
}
