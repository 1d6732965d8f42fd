package dev.assay.inventory.source.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the processes that hold sockets, by the descriptors in `/proc/PID/fd` (proc(5)). Those of
/// other users are seen by root alone.
final class SocketProcesses {
  /// Descriptors of all processes together; the rest of the sockets stays without a process.
  private static final int MOST_DESCRIPTORS = 2_000_000;

  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d{1,18})]");
  private static final String REPLACED = " (deleted)";

  private final Path root;
  private final Map<Long, Holder> holders = new HashMap<>();
  private int descriptors;

  /// A process that holds a socket.
  ///
  /// @param executable from the root, without a leading `/`; empty where it is no file below the
  ///     root, such as a container's
  record Holder(String process, String executable) {
    static final Holder UNSEEN = new Holder("", "");
  }

  private SocketProcesses(Path root) {
    this.root = root;
  }

  /// By inode of the socket; the first process where several hold one, as a service's children do.
  static Map<Long, Holder> of(Path root, Set<Long> sockets) {
    var found = new SocketProcesses(root);
    try (DirectoryStream<Path> processes =
        Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (found.holders.size() == sockets.size() || found.descriptors > MOST_DESCRIPTORS) {
          break;
        }
        found.read(process, sockets);
      }
    } catch (IOException | DirectoryIteratorException unseen) {
      // Sockets are known without their processes as well.
    }
    return found.holders;
  }

  private void read(Path process, Set<Long> sockets) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        if (++descriptors > MOST_DESCRIPTORS) {
          return;
        }
        Matcher socket = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
        if (socket.matches()) {
          long inode = Long.parseLong(socket.group(1));
          if (sockets.contains(inode)) {
            holders.computeIfAbsent(inode, one -> holder(process));
          }
        }
      }
    } catch (IOException | DirectoryIteratorException unseen) {
      // The process has ended, or is another user's.
    }
  }

  private Holder holder(Path process) {
    return new Holder(SmallFile.firstLine(process.resolve("comm")), executable(process));
  }

  /// A container's process names its file by a path of the container: only what is the same file
  /// below the root counts. One that an upgrade has replaced has its old name.
  private String executable(Path process) {
    try {
      String target = Files.readSymbolicLink(process.resolve("exe")).toString();
      boolean isReplaced = target.endsWith(REPLACED);
      String path =
          (isReplaced ? target.substring(0, target.length() - REPLACED.length()) : target)
              .replaceFirst("^/+", "");
      var file = root.resolve(path);
      boolean isHere =
          isReplaced
              ? Files.isSameFile(process.resolve("root"), root) && Files.exists(file)
              : Files.isSameFile(process.resolve("exe"), file);
      return isHere ? path : "";
    } catch (IOException unseen) {
      return "";
    }
  }
}
