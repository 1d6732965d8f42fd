package dev.assay.account;

import dev.assay.model.AccountId;
import java.security.SecureRandom;
import java.util.Base64;

/// Makes account ids and access keys at random.
///
/// The shapes are those that clients know: IAM describes an access key id as 16 to 128 word
/// characters, and issues 20 of them with a secret of 40.
final class AccessKeys {
  private static final String PREFIX = "ASSAY";
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int ID_LENGTH = 20;
  private static final int SESSION_LENGTH = 28;
  private static final int SECRET_BYTES = 30; // 40 characters of base64, without padding
  private static final long LEAST_ACCOUNT = 100_000_000_000L;

  private AccessKeys() {}

  static AccountId account(SecureRandom random) {
    return new AccountId(Long.toString(random.nextLong(LEAST_ACCOUNT, LEAST_ACCOUNT * 10)));
  }

  static String id(SecureRandom random) {
    return filled(PREFIX, ID_LENGTH, random);
  }

  /// An id for a session of a key, which tells whose it is.
  static String sessionId(String key, SecureRandom random) {
    return filled(key, SESSION_LENGTH, random);
  }

  /// The id of the key that a session belongs to.
  static String keyOf(String sessionId) {
    return sessionId.substring(0, ID_LENGTH);
  }

  private static String filled(String start, int length, SecureRandom random) {
    var id = new StringBuilder(start);
    while (id.length() < length) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  static SecretAccessKey secret(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return new SecretAccessKey(Base64.getEncoder().encodeToString(bytes));
  }

  /// Whether an id could have been made here: anything else need not be looked for.
  static boolean isPossible(String id) {
    return id.length() == ID_LENGTH && isOurs(id);
  }

  /// Whether an id could be a session's.
  static boolean isSession(String id) {
    return id.length() == SESSION_LENGTH && isOurs(id);
  }

  private static boolean isOurs(String id) {
    return id.startsWith(PREFIX) && id.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }
}
