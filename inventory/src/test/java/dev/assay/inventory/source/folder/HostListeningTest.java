package dev.assay.inventory.source.folder;

import static dev.assay.model.ListeningSocket.Transport.TCP;
import static dev.assay.model.ListeningSocket.Transport.UDP;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inventory.source.folder.SocketTable.Entry;
import dev.assay.model.Listening;
import dev.assay.model.ListeningSocket;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a host listens on, by the kernel's own tables: those of the machine that runs the test, and
/// recorded ones.
final class HostListeningTest {
  private static final String COLUMNS =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode\n";

  @TempDir private Path root;

  @Test
  void socketsOfThisProcessAreFoundWithItsProgram() throws Exception {
    try (var tcp = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        var client = new Socket(tcp.getInetAddress(), tcp.getLocalPort());
        var udp =
            new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
      var found = HostListening.of(Path.of("/"), HostListeningTest::owners);

      String program = Path.of("/proc/self/exe").toRealPath().toString().substring(1);
      var comm = Files.readString(Path.of("/proc/self/comm")).strip();
      assertThat(known(found))
          .contains(
              new ListeningSocket(
                  TCP, "127.0.0.1", tcp.getLocalPort(), comm, program, "of " + program),
              new ListeningSocket(
                  UDP, "127.0.0.1", udp.getLocalPort(), comm, program, "of " + program))
          .noneMatch(socket -> socket.port() == client.getLocalPort());
    }
  }

  private static Map<String, String> owners(Collection<String> files) {
    return files.stream().collect(toMap(file -> file, file -> "of " + file));
  }

  /// Linux, Documentation/networking/proc_net_tcp.rst, read on a little-endian machine: its
  /// example is a connection, which listens on nothing.
  @Test
  void connectionOfTheKernelsDocumentationIsNotListening() throws IOException {
    table(
        "tcp",
        "  46: 010310AC:9C4C 030310AC:1770 01 00000150:00000000 01:00000019 00000000  1000        0"
            + " 54165785 4 cd1e6040 25 4 27 3 -1\n");
    assertThat(SocketTable.listening(root.resolve("proc/1/net/tcp"), TCP)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tcp,  00000000:0016, 0.0.0.0, 22",
    "tcp,  0100007F:1538, 127.0.0.1, 5432",
    "tcp6, 00000000000000000000000000000000:0050, ::, 80",
    "tcp6, 00000000000000000000000001000000:0277, ::1, 631",
    "tcp6, B80D0120000000000000000001000000:01BB, 2001:db8::1, 443",
    "tcp6, 0000000000000000FFFF00000100007F:1F90, 127.0.0.1, 8080",
    "tcp6, 000080FE000000000000000001000100:0035, fe80::1:1, 53",
    "tcp6, B80D01200100000000000000010000FF:0035, 2001:db8:0:1::ff00:1, 53",
  })
  void addressesAreWrittenAsPeopleWriteThem(String file, String local, String address, int port)
      throws IOException {
    table(file, "   0: " + local + " 00000000:0000 0A 0:0 00:0 0 0 0 7 1 0\n");
    assertThat(SocketTable.listening(root.resolve("proc/1/net/" + file), TCP))
        .containsExactly(new Entry(TCP, address, port, 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "   0: 00000000:0016 00000000:0000 0A\n",
        "   0: 00000000 00000000:0000 0A 0:0 00:0 0 0 0 7 1 0\n",
        "   0: 000000:0016 00000000:0000 0A 0:0 00:0 0 0 0 7 1 0\n",
        "   0: zz000000:0016 00000000:0000 0A 0:0 00:0 0 0 0 7 1 0\n",
        "   0: 00000000:0016 00000000:0000 0A 0:0 00:0 0 0 0 many 1 0\n",
      })
  void tableThatIsNoneIsNotKnownWithItsLine(String line) throws IOException {
    table("tcp", line);
    assertThat(HostListening.of(root, paths -> Map.of()))
        .isInstanceOfSatisfying(
            Listening.Unknown.class,
            unknown -> assertThat(unknown.reason()).startsWith("/proc/1/net/tcp: line 2 is no"));
  }

  @Test
  void udpSocketsWithAPeerListenForNobody() throws IOException {
    table("tcp", "");
    table(
        "udp",
        """
           1: 00000000:0044 00000000:0000 07 0:0 00:0 0 0 0 11 2 0 0
           2: 0500000A:9C40 0200000A:0035 01 0:0 00:0 0 0 0 12 2 0 0
        """);
    assertThat(known(HostListening.of(root, paths -> Map.of())))
        .containsExactly(new ListeningSocket(UDP, "0.0.0.0", 68, "", "", ""));
  }

  @Test
  void processOfAContainerHasNoFileOfTheHost() throws IOException {
    table("tcp", "   0: 00000000:0016 00000000:0000 0A 0:0 00:0 0 0 0 812 1 0\n");
    table("udp", "");
    write("usr/sbin/sshd", "the host's");
    write("container/usr/sbin/sshd", "the container's");
    write("proc/700/comm", "sshd\n");
    Files.createDirectories(root.resolve("proc/700/fd"));
    Files.createSymbolicLink(root.resolve("proc/700/fd/3"), Path.of("socket:[812]"));
    Files.createSymbolicLink(root.resolve("proc/700/exe"), root.resolve("container/usr/sbin/sshd"));

    assertThat(known(HostListening.of(root, HostListeningTest::owners)))
        .containsExactly(new ListeningSocket(TCP, "0.0.0.0", 22, "sshd", "", ""));
  }

  @Test
  void whatIsNoTableIsNotKnown() {
    assertThat(HostListening.of(root, paths -> Map.of()))
        .isEqualTo(new Listening.Unknown("/proc/1/net/tcp: there is no such file"));
  }

  private static List<ListeningSocket> known(Listening listening) {
    assertThat(listening).isInstanceOf(Listening.Known.class);
    return ((Listening.Known) listening).sockets();
  }

  private void table(String name, String lines) throws IOException {
    write("proc/1/net/" + name, COLUMNS + lines);
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), content);
  }
}
