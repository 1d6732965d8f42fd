package dev.assay.cli.policy;

import dev.assay.cli.CommandFailure;
import dev.assay.cli.ExitCode;
import dev.assay.cli.Session;
import dev.assay.cli.option.Usage;
import dev.assay.finding.PackageFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Vulnerabilities that somebody has decided not to be told of, a line each in a text file: an id,
/// optionally the names of packages, optionally `exp:2026-12-31`, the last day it holds; `#` starts
/// a comment. Files of `.trivyignore` are read as they are.
///
/// @param file as typed; empty where there is none
/// @param entries those that still hold
/// @param expired ids of those that do not
public record IgnoreFile(String file, List<Entry> entries, List<String> expired) {
  private static final long MOST_BYTES = 4 << 20;
  private static final String EXPIRES = "exp:";

  /// Hides nothing.
  public static final IgnoreFile NONE = new IgnoreFile("", List.of(), List.of());

  public IgnoreFile {
    entries = List.copyOf(entries);
    expired = List.copyOf(expired);
  }

  /// @param id in lower case
  /// @param packages names it is about; all where empty
  record Entry(String id, Set<String> packages) {
    Entry {
      packages = Set.copyOf(packages);
    }

    boolean names(PackageFinding finding) {
      boolean isMeant =
          finding.vulnerability().id().toLowerCase(Locale.ROOT).equals(id)
              || finding.vulnerability().aliases().stream()
                  .anyMatch(alias -> alias.toLowerCase(Locale.ROOT).equals(id));
      return isMeant
          && (packages.isEmpty()
              || finding.packages().stream()
                  .allMatch(one -> packages.contains(one.installed().name())));
    }
  }

  /// Reads a file; a line that says nothing it knows is an error, for it would hide too little or
  /// too much unnoticed.
  public static IgnoreFile read(Session session, String typed) {
    if (typed.isEmpty()) {
      return NONE;
    }
    LocalDate today = session.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
    var entries = new ArrayList<Entry>();
    var expired = new ArrayList<String>();
    int number = 0;
    for (String line : lines(session, typed)) {
      number++;
      List<String> words = words(line);
      if (words.isEmpty()) {
        continue;
      }
      LocalDate last = LocalDate.MAX;
      var packages = new TreeSet<String>();
      for (String word : words.subList(1, words.size())) {
        if (word.startsWith(EXPIRES)) {
          last = date(typed, number, word.substring(EXPIRES.length()));
        } else {
          packages.add(word);
        }
      }
      if (today.isAfter(last)) {
        expired.add(words.getFirst());
      } else {
        entries.add(new Entry(words.getFirst().toLowerCase(Locale.ROOT), packages));
      }
    }
    if (!expired.isEmpty()) {
      session.progress().note(typed + ": no longer ignored: " + String.join(", ", expired));
    }
    return new IgnoreFile(typed, entries, expired);
  }

  /// Up to a comment.
  private static List<String> words(String line) {
    return Pattern.compile("\\s+")
        .splitAsStream(line)
        .filter(word -> !word.isEmpty())
        .takeWhile(word -> !word.startsWith("#"))
        .toList();
  }

  private static List<String> lines(Session session, String typed) {
    try {
      Path path = session.path(typed);
      if (Files.size(path) > MOST_BYTES) {
        throw new IOException("is larger than " + MOST_BYTES + " bytes");
      }
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "cannot read --ignore-file " + typed,
          List.of(Session.reason(e)),
          "a text file with an id on each line, such as CVE-2024-1234");
    }
  }

  private static LocalDate date(String file, int line, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Usage.wrong(
          file + ":" + line + ": exp:" + text + " is no date",
          "the entry would hide its vulnerability for ever",
          "exp:2027-01-31");
    }
  }

  /// Whether a finding is to be hidden.
  public boolean hides(PackageFinding finding) {
    return entries.stream().anyMatch(entry -> entry.names(finding));
  }
}
