package dev.assay.model;

/// What the file that lists a package says about it besides its identity. Lock files say how the
/// project came to the package, installed metadata says under which terms it may be used; most say
/// one of them and many say nothing.
///
/// @param relation how the project came to it
/// @param development whether only building or testing the project needs it, so that it is not
///     shipped
/// @param license an SPDX expression or the publisher's own words, at most [#LONGEST_LICENSE]
///     characters; empty where nothing is said
public record Declaration(Relation relation, boolean development, String license) {
  /// Longer texts are whole licences where a name was asked for.
  public static final int LONGEST_LICENSE = 200;

  /// Nothing is said.
  public static final Declaration NONE = new Declaration(Relation.UNSTATED, false, "");

  /// How a project came to a package.
  public enum Relation {
    /// The source does not say.
    UNSTATED,
    /// The project names it.
    DIRECT,
    /// Another package needs it.
    TRANSITIVE
  }

  /// Cuts the licence to its bound and to one line that can be printed.
  public Declaration {
    license = bounded(license);
  }

  /// A licence, and nothing about dependencies.
  public static Declaration licensed(String license) {
    return license.isEmpty() ? NONE : new Declaration(Relation.UNSTATED, false, license);
  }

  /// A dependency whose licence is not said.
  public static Declaration dependency(boolean direct, boolean development) {
    return new Declaration(
        direct ? Relation.DIRECT : Relation.TRANSITIVE, development, NONE.license());
  }

  /// What two entries of one file say together about the same package: it is direct if either is,
  /// and for development only if both are.
  public Declaration and(Declaration other) {
    Relation nearest =
        relation == Relation.DIRECT || other.relation == Relation.UNSTATED
            ? relation
            : other.relation;
    return new Declaration(
        nearest, development && other.development, license.isEmpty() ? other.license : license);
  }

  private static String bounded(String text) {
    int end = Math.min(text.length(), LONGEST_LICENSE);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (isUnprintable(text.charAt(i))) {
        return cleaned(text.substring(0, end));
      }
    }
    return text.substring(0, end).strip();
  }

  private static String cleaned(String text) {
    var clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      clean.append(isUnprintable(text.charAt(i)) ? ' ' : text.charAt(i));
    }
    return clean.toString().strip();
  }

  private static boolean isUnprintable(char c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }
}
