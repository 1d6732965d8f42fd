package dev.assay.api.operation;

import dev.assay.finding.PortRange;
import dev.assay.finding.ScannedResource;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says who takes what is sent to open ports, as far as the instance's last inventory knows.
final class ListeningWords {
  private static final int MOST_SOCKETS = 20;

  private ListeningWords() {}

  /// One sentence for each socket, or one that says why there is none.
  static List<String> of(ScannedResource resource, PortRange ports, Optional<Listening> listening) {
    if (listening.isEmpty()) {
      return List.of("not known: no inventory of the instance has been taken");
    }
    return switch (listening.get()) {
      case Listening.Unknown(var reason) -> List.of("not known: " + reason);
      case Listening.Known(var sockets) -> known(resource, ports, sockets);
    };
  }

  private static List<String> known(
      ScannedResource resource, PortRange ports, List<ListeningSocket> sockets) {
    var meant = sockets.stream().filter(socket -> isMeant(socket, resource, ports)).toList();
    if (meant.isEmpty()) {
      return List.of(
          "nothing listened on %s port %s when the last inventory was taken"
              .formatted(ports.transport(), ports));
    }
    var words =
        new ArrayList<>(meant.stream().limit(MOST_SOCKETS).map(ListeningWords::of).toList());
    if (meant.size() > MOST_SOCKETS) {
      words.add(meant.size() - MOST_SOCKETS + " more sockets listen on these ports");
    }
    return words;
  }

  private static boolean isMeant(
      ListeningSocket socket, ScannedResource resource, PortRange ports) {
    return socket.transport().name().equals(ports.transport().name())
        && ports.has(socket.port())
        && (socket.isOnEveryAddress() || addresses(resource).anyMatch(socket.address()::equals));
  }

  private static Stream<String> addresses(ScannedResource resource) {
    return resource instanceof ScannedResource.Instance instance
        ? Stream.concat(
            instance.machine().ipv4Addresses().stream(),
            instance.machine().ipv6Addresses().stream())
        : Stream.empty();
  }

  private static String of(ListeningSocket socket) {
    String process = socket.process().isEmpty() ? "a process of another user" : socket.process();
    String program =
        socket.executable().isEmpty()
            ? ""
            : " (/%s%s)"
                .formatted(
                    socket.executable(),
                    socket.owner().isEmpty() ? "" : " of the package " + socket.owner());
    return "%s%s listens on %s, %s port %d"
        .formatted(process, program, socket.address(), socket.transport(), socket.port());
  }
}
