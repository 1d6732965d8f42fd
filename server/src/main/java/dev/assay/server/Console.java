package dev.assay.server;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// The few lines a person sees who starts the service in a terminal.
final class Console {

  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  void step(String what, String state) {
    out.printf(Locale.ROOT, "%-12s %s%n", what, state);
    out.flush();
  }

  /// Address and, on a first start, the credentials: shown once, kept encrypted.
  void ready(Access access) {
    step("api", access.endpoint() + "  region " + access.region());
    step("account", access.accountId());
    if (!access.isFirstStart()) {
      return;
    }
    out.println();
    out.println("First start. These credentials are shown once and are kept encrypted:");
    out.println();
    out.println("  export AWS_ACCESS_KEY_ID=" + access.accessKeyId());
    out.println("  export AWS_SECRET_ACCESS_KEY=" + access.secretAccessKey());
    out.println("  export AWS_DEFAULT_REGION=" + access.region());
    out.println();
    out.println("  aws inspector2 list-findings --endpoint-url " + access.endpoint());
    out.println();
    out.flush();
  }

  /// `15 h`, `3 days`.
  static String age(Instant then, Instant now) {
    var age = Duration.between(then, now);
    if (age.toHours() < 48) {
      return Math.max(0, age.toHours()) + " h";
    }
    return age.toDays() + " days";
  }
}
