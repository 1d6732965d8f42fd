package dev.assay.inventory.extract.binary;

import java.util.List;

/// How one well-known program says its version. Words and places were read from the programs of
/// Debian 12 (November 2026), Node.js 20 and Temurin 25; each rule's test holds it against what the
/// program prints.
///
/// @param program the name to report
/// @param files base names that it is called by; one that ends with `*` may go on with digits and
///     dots, as `python3.11` does
/// @param words that stand at the version, in ASCII
/// @param place where the version stands
/// @param letters whether letters directly behind the numbers belong to the version (`1.1.1w`)
record VersionRule(String program, List<String> files, String words, Place place, Letters letters) {

  /// Letters behind the numbers of a version, with the digits that follow them.
  enum Letters {
    /// No part of it.
    NONE,
    /// Part of it, where there are any.
    TAKEN,
    /// Without them it is another number: OpenSSH names the one it was ported from too.
    NEEDED,
  }

  /// Where a version stands from the words.
  enum Place {
    /// Directly behind them.
    AFTER,
    /// Directly behind them, where a text of the program begins with them.
    AFTER_START,
    /// It begins with the words, and is a text of its own.
    ITSELF,
    /// Directly before them.
    BEFORE,
    /// It is the text before the text that begins with them.
    TEXT_BEFORE,
    /// It is the text behind the next one.
    SECOND_TEXT_AFTER,
  }

  static final List<VersionRule> ALL =
      List.of(
          rule("node", "node.js/v", Place.AFTER, "node", "nodejs"),
          rule("python", "3.", Place.ITSELF, "python3*", "libpython3*"),
          rule("python", "2.7.", Place.ITSELF, "python2*", "libpython2*"),
          rule("nginx", "nginx version: nginx/", Place.AFTER, "nginx"),
          rule("openresty", "nginx version: openresty/", Place.AFTER, "nginx", "openresty"),
          rule("httpd", "Apache/", Place.AFTER_START, "httpd", "apache2"),
          rule("lighttpd", "lighttpd/", Place.AFTER_START, "lighttpd"),
          rule("haproxy", " version ", Place.AFTER_START, "haproxy"),
          rule("openssl", "OpenSSL ", Place.AFTER_START, "openssl", "libcrypto.so*"),
          rule("openssh", "OpenSSH_", Place.AFTER_START, "sshd", "ssh"),
          rule("curl", "curl/", Place.AFTER_START, "curl"),
          rule("openjdk", "openjdk\0java\0", Place.SECOND_TEXT_AFTER, "java"),
          rule("redis", "c11-builtin", Place.TEXT_BEFORE, "redis-server", "redis-check-rdb"),
          rule("redis", "atomic-builtin", Place.TEXT_BEFORE, "redis-server", "redis-check-rdb"),
          rule("postgresql", "PostgreSQL ", Place.AFTER_START, "postgres"),
          rule("mariadb", "-MariaDB", Place.BEFORE, "mariadbd", "mysqld"),
          rule("memcached", "memcached ", Place.AFTER_START, "memcached"),
          rule("php", "X-Powered-By: PHP/", Place.AFTER, "php*", "php-fpm*", "php-cgi*"),
          rule("ruby", "ruby ", Place.AFTER_START, "ruby*", "libruby*"),
          rule("perl", "v5.", Place.ITSELF, "perl*"),
          rule("bash", "@(#)Bash version ", Place.AFTER, "bash"),
          rule("busybox", "BusyBox v", Place.AFTER, "busybox"));

  private static VersionRule rule(String program, String words, Place place, String... files) {
    Letters letters =
        switch (program) {
          case "openssl", "python" -> Letters.TAKEN;
          case "openssh" -> Letters.NEEDED;
          default -> Letters.NONE;
        };
    return new VersionRule(program, List.of(files), words, place, letters);
  }

  /// Whether the last part of a path is one of the program's names.
  boolean isFor(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    for (String name : files) {
      if (name.endsWith("*") ? isNumbered(file, name) : name.equals(file)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumbered(String file, String name) {
    int length = name.length() - 1;
    if (!file.regionMatches(0, name, 0, length)) {
      return false;
    }
    String rest = file.substring(length).replace(".so", "");
    return rest.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
  }

  /// The version at the words that the window's position is at; empty where there is none.
  String version(Window window) {
    var text = new ProgramText(window);
    int at = window.position();
    return switch (place) {
      case AFTER -> text.numbers(at + words.length(), letters);
      case AFTER_START -> text.starts(at) ? text.numbers(at + words.length(), letters) : "";
      case ITSELF -> {
        int from = words.charAt(0) == 'v' ? at + 1 : at;
        yield text.starts(at) ? text.wholeNumbers(from, letters) : "";
      }
      case BEFORE -> text.numbersBefore(at);
      case TEXT_BEFORE -> text.starts(at) ? text.numbersBefore(at - 1) : "";
      case SECOND_TEXT_AFTER -> text.numbers(text.nextText(at + words.length()), letters);
    };
  }
}
