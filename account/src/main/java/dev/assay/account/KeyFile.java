package dev.assay.account;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The file in the data folder that secrets in the database are sealed with. Whoever has a copy of
/// the database but not of this file has no secrets.
public final class KeyFile {
  private static final String NAME = "secrets.key";
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  private KeyFile(Path file) {
    this.file = file;
  }

  /// The key file of a data folder, whether it is there yet or not.
  public static KeyFile in(Path folder) {
    return new KeyFile(folder.resolve(NAME));
  }

  /// Where it is.
  public Path path() {
    return file;
  }

  /// A key for another purpose, the same at every start: HMAC-SHA256 of the purpose's name
  /// (RFC 5869 section 2.3, one block). It tells nothing of the file's key.
  ///
  /// @throws AccountException where the file is missing, damaged or open to others
  public byte[] derive(String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(new byte[] {1});
    } catch (GeneralSecurityException impossible) {
      throw new AccountException("this Java has no HmacSHA256", impossible);
    }
  }

  /// The seal, with a new key where there is none.
  SecretSeal openOrCreate(SecureRandom random) {
    try {
      if (Files.notExists(file)) {
        create(random);
      }
    } catch (IOException failure) {
      throw new AccountException("the key file " + file + " cannot be made: " + failure, failure);
    }
    return open(random);
  }

  /// The seal with the key that is there.
  SecretSeal open(SecureRandom random) {
    return new SecretSeal(key(), random);
  }

  private byte[] key() {
    try {
      var open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      open.removeAll(OWNER_ONLY);
      if (!open.isEmpty()) {
        throw new AccountException(
            "the key file " + file + " is open to other users: set its mode to 600 (chmod 600)");
      }
      if (Files.size(file) != BYTES) {
        throw new AccountException(
            "the key file " + file + " is damaged: restore it from a backup of the data folder");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new AccountException(
          "the key file "
              + file
              + " is missing, and secrets in the database cannot be read without it: "
              + "restore it from a backup of the data folder",
          missing);
    } catch (IOException failure) {
      throw new AccountException("the key file " + file + " cannot be read: " + failure, failure);
    }
  }

  /// Written in full beside its place and then linked into it: a crash leaves no half key, and of
  /// two that start at once one key wins for both.
  private void create(SecureRandom random) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path whole =
        Files.createTempFile(
            folder, NAME, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      byte[] key = new byte[BYTES];
      random.nextBytes(key);
      try (var channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(key));
        channel.force(true);
      }
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException other) {
      return; // another start was first: its key is the key
    } finally {
      Files.delete(whole);
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
