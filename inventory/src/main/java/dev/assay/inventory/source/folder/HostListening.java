package dev.assay.inventory.source.folder;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.assay.inventory.source.Scan;
import dev.assay.inventory.source.folder.SocketProcesses.Holder;
import dev.assay.inventory.source.folder.SocketTable.Entry;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import dev.assay.model.ListeningSocket.Transport;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Which ports a Linux host listens on, in the network of its first process: containers and others
/// with a network of their own have sockets that no address of the host leads to.
final class HostListening {
  /// Few hosts listen on more than a hundred.
  private static final int MOST_SOCKETS = 10_000;

  private static final Map<String, Transport> TABLES = tables();

  private HostListening() {}

  private static Map<String, Transport> tables() {
    var tables = new LinkedHashMap<String, Transport>();
    tables.put("tcp", Transport.TCP);
    tables.put("tcp6", Transport.TCP);
    tables.put("udp", Transport.UDP);
    tables.put("udp6", Transport.UDP);
    return tables;
  }

  /// @param owners gives the package that installed each of some files, by path
  static Listening of(Path root, Function<Collection<String>, Map<String, String>> owners) {
    Path network = network(root);
    List<Entry> entries = new ArrayList<>();
    for (var table : TABLES.entrySet()) {
      Path file = network.resolve(table.getKey());
      try {
        // A kernel without IPv6 has no tables of it.
        if (table.getKey().length() == 3 || Files.exists(file)) {
          entries.addAll(SocketTable.listening(file, table.getValue()));
        }
      } catch (IOException unread) {
        return new Listening.Unknown("/" + root.relativize(file) + ": " + reason(unread));
      }
    }
    if (entries.size() > MOST_SOCKETS) {
      return new Listening.Unknown("there are more than " + MOST_SOCKETS + " listening sockets");
    }
    return new Listening.Known(sockets(root, entries, owners));
  }

  /// Where the host's own network is seen. Without rights on its first process, this one's is the
  /// host's as long as both have the same root.
  private static Path network(Path root) {
    Path first = root.resolve("proc/1/net");
    return Files.isReadable(first.resolve("tcp")) || root.getNameCount() > 0
        ? first
        : root.resolve("proc/self/net");
  }

  private static String reason(IOException unread) {
    return switch (unread) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> Scan.reason(unread);
    };
  }

  private static List<ListeningSocket> sockets(
      Path root, List<Entry> entries, Function<Collection<String>, Map<String, String>> owners) {
    Map<Long, Holder> holders =
        SocketProcesses.of(root, entries.stream().map(Entry::inode).collect(toSet()));
    Map<String, String> installers =
        owners.apply(
            holders.values().stream()
                .map(Holder::executable)
                .filter(path -> !path.isEmpty())
                .collect(toSet()));
    return entries.stream()
        .map(
            entry -> {
              Holder holder = holders.getOrDefault(entry.inode(), Holder.UNSEEN);
              return new ListeningSocket(
                  entry.transport(),
                  entry.address(),
                  entry.port(),
                  holder.process(),
                  holder.executable(),
                  installers.getOrDefault(holder.executable(), ""));
            })
        // Several processes share a port with SO_REUSEPORT.
        .distinct()
        .sorted(
            comparing(ListeningSocket::transport)
                .thenComparingInt(ListeningSocket::port)
                .thenComparing(ListeningSocket::address)
                .thenComparing(ListeningSocket::process)
                .thenComparing(ListeningSocket::executable))
        .toList();
  }
}
