package dev.assay.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where an operator's PostgreSQL is, and as whom to sign in there.
///
/// @param jdbcUrl as the driver takes it; may hold a password as a parameter
/// @param user empty where the address names it as a parameter, or the driver's default is meant
/// @param password empty where there is none, or the address names it as a parameter
public record PostgresAddress(String jdbcUrl, String user, String password) {
  private static final Pattern SIGN_IN =
      Pattern.compile("(?<scheme>[a-z:]+://)(?<user>[^:@/?]+)(:(?<password>[^@/?]*))?@(?<rest>.*)");

  /// Takes both forms in use: the driver's `jdbc:postgresql://host/db?user=…` and PostgreSQL's own
  /// `postgresql://user:password@host/db` (its manual, 34.1.1.2), also with `jdbc:` before it.
  ///
  /// @throws IllegalArgumentException with a clause for people, which never repeats the address
  public static PostgresAddress parse(String text) {
    String url = text.startsWith("postgres:") ? "postgresql:" + text.substring(9) : text;
    url = url.startsWith("postgresql:") ? "jdbc:" + url : url;
    String user = "";
    String password = "";
    Matcher signIn = SIGN_IN.matcher(url);
    if (signIn.matches()) {
      user = decoded(signIn.group("user"));
      String written = signIn.group("password");
      password = written == null ? "" : decoded(written);
      url = signIn.group("scheme") + signIn.group("rest");
    }
    if (!url.startsWith("jdbc:postgresql:") || place(url).isEmpty()) {
      throw new IllegalArgumentException(
          "a URL such as postgresql://host/database or jdbc:postgresql://host/database is"
              + " expected");
    }
    return new PostgresAddress(url, user, password);
  }

  /// The same place for another user; what is empty stays as it is.
  public PostgresAddress as(String otherUser, String otherPassword) {
    return new PostgresAddress(
        jdbcUrl,
        otherUser.isEmpty() ? user : otherUser,
        otherPassword.isEmpty() ? password : otherPassword);
  }

  /// Another database of the same server.
  PostgresAddress in(String database) {
    String moved = jdbcUrl.replaceFirst("(?<=//[^/?]{1,500}/)[^?]*", database);
    return new PostgresAddress(moved, user, password);
  }

  /// `db.example:5432/assay`, without anything secret.
  String place() {
    return place(jdbcUrl);
  }

  /// Passwords may be in there: it is never printed.
  @Override
  public String toString() {
    return "PostgresAddress";
  }

  /// Empty where the driver does not understand the address.
  private static String place(String url) {
    try {
      Map<String, String> parts = new HashMap<>();
      for (var part : DriverManager.getDriver(url).getPropertyInfo(url, new Properties())) {
        parts.put(part.name, part.value);
      }
      return parts.get("PGHOST") + ":" + parts.get("PGPORT") + "/" + parts.get("PGDBNAME");
    } catch (SQLException noDriverTakesIt) {
      return "";
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
