package dev.assay.cli.command;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Outcome;
import dev.assay.cli.Session;
import dev.assay.cli.engine.Engine;
import dev.assay.delivery.AdvisoryAge;
import dev.assay.inventory.InventoryScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import picocli.CommandLine;

/// `assay doctor`: checks what scans need, a line for each with its remedy.
@CommandLine.Command(footer = "assay doctor")
public final class DoctorCommand implements Command {
  private static final int LEAST_JAVA = 25;
  private static final long LEAST_SPACE = 1L << 30;

  /// No clock of a machine that runs this program can be before the program was written.
  private static final Instant BEFORE_THIS_PROGRAM = Instant.parse("2026-11-01T00:00:00Z");

  private static final Duration MOST_AGE = Duration.ofDays(7);

  private boolean failed;

  @Override
  public Outcome run(Session session) {
    checkJava(session);
    checkInflater(session);
    checkClock(session);
    checkDataFolder(session);
    checkAdvisories(session);
    return failed ? new Outcome(Set.of(ExitCode.POLICY), "a check failed") : Outcome.DONE;
  }

  private void checkJava(Session session) {
    int version = Runtime.version().feature();
    if (version >= LEAST_JAVA) {
      ok(session, "java", Integer.toString(version));
    } else {
      fail(session, "java", version + " is too old: install a JDK " + LEAST_JAVA + " or newer");
    }
  }

  private static void checkInflater(Session session) {
    String inflater = InventoryScanner.inflater();
    if (inflater.equals("ISA-L")) {
      ok(session, "inflater", inflater);
    } else {
      warn(
          session,
          "inflater",
          "the JDK's, so images take twice as long: ISA-L is for Linux on x86_64");
    }
  }

  private void checkClock(Session session) {
    Instant now = session.clock().instant();
    if (now.isBefore(BEFORE_THIS_PROGRAM)) {
      fail(session, "clock", now + " is in the past: set it, or ages will be wrong");
    } else {
      ok(session, "clock", now.toString());
    }
  }

  private void checkDataFolder(Session session) {
    Path folder = session.dataFolder();
    Path existing = folder.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      fail(session, "data folder", folder + " cannot be written: choose one with --data-dir");
      return;
    }
    ok(session, "data folder", folder.toString());
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      String words = free / (1 << 20) + " MB free";
      if (free < LEAST_SPACE) {
        warn(session, "disk", words + ": an update may need 1024 MB");
      } else {
        ok(session, "disk", words);
      }
    } catch (IOException e) {
      warn(session, "disk", "cannot be asked: " + Session.reason(e));
    }
  }

  private void checkAdvisories(Session session) {
    try (Engine engine = session.engine()) {
      AdvisoryAge age = engine.advisories();
      Duration old = age.at(session.clock().instant());
      String words = (age.starter() ? "starter set, " : "") + AdvisoryAge.words(old) + " old";
      if (age.starter() || old.compareTo(MOST_AGE) > 0) {
        warn(session, "advisories", words + ": assay db update");
      } else {
        ok(session, "advisories", words);
      }
    } catch (CommandFailure e) {
      fail(session, "advisories", e.getMessage() + ": assay db update");
    }
  }

  private static void ok(Session session, String what, String words) {
    line(session, "ok  ", what, words);
  }

  private static void warn(Session session, String what, String words) {
    line(session, "warn", what, words);
  }

  private void fail(Session session, String what, String words) {
    failed = true;
    line(session, "fail", what, words);
  }

  private static void line(Session session, String sign, String what, String words) {
    session.out().print(sign + "  " + what + " ".repeat(13 - what.length()) + words + "\n");
  }
}
