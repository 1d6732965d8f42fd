package dev.assay.api.operation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values within the model's bounds; null, which is an absent member, where there is none.
final class Bounds {
  /// The model's bound for descriptions, titles, names, versions, paths and remedies.
  static final int LONG_TEXT = 1_024;

  private static final Pattern DIGEST = Pattern.compile("sha256:[a-z0-9]{64}");

  private static final Pattern MACHINE_IMAGE = Pattern.compile("ami-([a-z0-9]{8}|[a-z0-9]{17})");

  private Bounds() {}

  /// The first characters of a text; absent where it is empty.
  static @Nullable String text(String text, int most) {
    return text.isEmpty() ? null : cut(text, most);
  }

  /// The first characters of a text, never half of one.
  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /// A text, or what stands for an empty one.
  static String textOr(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /// A SHA-256 digest with its prefix; absent where it is none.
  static @Nullable String digest(String digest) {
    return DIGEST.matcher(digest).matches() ? digest : null;
  }

  /// The id of a machine image; absent where it is none.
  static @Nullable String machineImage(String id) {
    return MACHINE_IMAGE.matcher(id).matches() ? id : null;
  }

  /// A time; absent where it is unknown, which is [Instant#EPOCH].
  static @Nullable Instant known(Instant time) {
    return time.equals(Instant.EPOCH) ? null : time;
  }

  /// The texts that are not empty.
  static List<String> texts(Collection<String> texts, int most) {
    return texts.stream().filter(text -> !text.isEmpty()).limit(most).toList();
  }
}
