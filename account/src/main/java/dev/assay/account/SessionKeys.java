package dev.assay.account;

import dev.assay.model.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Credentials that end by themselves, issued to whoever holds an access key. Safe for use by many
/// threads at once.
///
/// Nothing is stored: the token says everything, sealed with the key file, so each server on the
/// same database knows it. The id begins with that of the key, and the session lives no longer than
/// the key does.
public final class SessionKeys {
  /// Shortest and longest life, as those of AssumeRole (AWS STS API reference).
  public static final Duration SHORTEST = Duration.ofMinutes(15);

  /// Longest life.
  public static final Duration LONGEST = Duration.ofHours(12);

  private static final int MOST_TOKEN = 2_048;

  private final AccessKeyStore keys;
  private final Clock clock;
  private final KeyFile keyFile;
  private final SecureRandom random;

  /// Opened once: every request of a session needs it, also those of strangers.
  private volatile @Nullable SecretSeal opened;

  SessionKeys(AccessKeyStore keys, Clock clock, KeyFile keyFile, SecureRandom random) {
    this.keys = keys;
    this.clock = clock;
    this.keyFile = keyFile;
    this.random = random;
  }

  /// Credentials just issued; the secret and the token are told this once.
  public record Issued(Credentials credentials, String token) {
    @Override
    public String toString() {
      return "Issued[" + credentials + "]";
    }
  }

  /// Issues credentials.
  ///
  /// @param key id of the access key of whoever asks
  /// @param role what they may do: the key's own role, or any where that is an administrator's
  /// @throws RefusedException where the key may not give the role, is itself a session's, or the
  ///     life is too short or too long
  public Issued issue(String key, Role role, Duration life) {
    if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
      throw new RefusedException(
          "seconds", "must lie between " + SHORTEST.toSeconds() + " and " + LONGEST.toSeconds());
    }
    Credentials parent =
        keys.lookup(key)
            .orElseThrow(
                () ->
                    new RefusedException("accessKeyId", "is no access key: a session issues none"));
    if (!mayGive(parent, role)) {
      throw new RefusedException("role", "must be " + parent.role() + ", the key's own");
    }
    var id = AccessKeys.sessionId(key, random);
    var credentials =
        new Credentials(
            parent.account(),
            id,
            AccessKeys.secret(random),
            role,
            Instant.ofEpochSecond(clock.instant().plus(life).getEpochSecond()));
    var closed =
        seal()
            .seal(
                String.join(
                    "\n",
                    parent.account().value(),
                    role.name(),
                    Long.toString(credentials.ends().getEpochSecond()),
                    credentials.secret().value()),
                place(id));
    return new Issued(credentials, Base64.getUrlEncoder().withoutPadding().encodeToString(closed));
  }

  /// What an id with its token stands for, also once it has ended; nothing where it was not issued
  /// here or the access key that it was issued for is gone or may not give the role any more.
  public Optional<Credentials> open(String accessKeyId, String token) {
    if (!AccessKeys.isSession(accessKeyId) || token.length() > MOST_TOKEN) {
      return Optional.empty();
    }
    return decoded(token)
        .flatMap(bytes -> seal().open(bytes, place(accessKeyId)))
        .map(text -> read(accessKeyId, List.of(text.split("\n", -1))))
        .filter(
            session ->
                keys.lookup(AccessKeys.keyOf(accessKeyId))
                    .filter(key -> key.account().equals(session.account()))
                    .filter(key -> mayGive(key, session.role()))
                    .isPresent());
  }

  private SecretSeal seal() {
    var known = opened;
    if (known == null) {
      known = keyFile.open(random);
      opened = known;
    }
    return known;
  }

  private static boolean mayGive(Credentials key, Role role) {
    return key.role() == Role.ADMINISTRATOR || key.role() == role;
  }

  private static Optional<byte[]> decoded(String token) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Credentials read(String accessKeyId, List<String> parts) {
    try {
      return new Credentials(
          new AccountId(parts.get(0)),
          accessKeyId,
          new SecretAccessKey(parts.get(3)),
          Role.valueOf(parts.get(1)),
          Instant.ofEpochSecond(Long.parseLong(parts.get(2))));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException impossible) {
      throw new AccountException(
          "a session token that was sealed here has another form", impossible);
    }
  }

  private static String place(String accessKeyId) {
    return "session\n" + accessKeyId;
  }
}
