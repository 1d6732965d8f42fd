package dev.assay.inventory.source.folder;

import dev.assay.model.ListeningSocket.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Reads the kernel's table of sockets of one kind, `/proc/PID/net/tcp` and its like (proc(5);
/// Linux, Documentation/networking/proc_net_tcp.rst).
final class SocketTable {
  /// Of one table: a busy host has some ten thousand connections.
  private static final int MOST_LINES = 1_000_000;

  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;

  // include/net/tcp_states.h; a UDP socket without a peer is in the state TCP_CLOSE.
  private static final String LISTEN = "0A";
  private static final String CLOSE = "07";

  /// A socket that waits for peers.
  ///
  /// @param inode by which the processes that hold it are found
  record Entry(Transport transport, String address, int port, long inode) {}

  private SocketTable() {}

  /// Listening sockets, in the table's order.
  ///
  /// @throws IOException when the table cannot be read, or is none
  static List<Entry> listening(Path table, Transport transport) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
      lines.readLine(); // the names of the columns
      int count = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (++count > MOST_LINES) {
          throw new IOException("has more than " + MOST_LINES + " lines");
        }
        String[] fields = line.strip().split(" +", INODE + 2);
        if (fields.length <= INODE) {
          throw new IOException("line " + count + " is no socket");
        }
        if (isListening(fields, transport)) {
          entries.add(entry(fields, transport, count));
        }
      }
    }
    return entries;
  }

  private static boolean isListening(String[] fields, Transport transport) {
    return switch (transport) {
      case TCP -> fields[STATE].equals(LISTEN);
      case UDP -> fields[STATE].equals(CLOSE) && fields[REMOTE].endsWith(":0000");
    };
  }

  private static Entry entry(String[] fields, Transport transport, int line) throws IOException {
    try {
      int colon = fields[LOCAL].indexOf(':');
      byte[] address = HexFormat.of().parseHex(fields[LOCAL].substring(0, colon));
      int port = HexFormat.fromHexDigits(fields[LOCAL], colon + 1, fields[LOCAL].length());
      return new Entry(transport, text(address), port, Long.parseLong(fields[INODE]));
    } catch (IndexOutOfBoundsException | IllegalArgumentException unsound) {
      throw new IOException("line " + line + " is no socket: " + fields[LOCAL], unsound);
    }
  }

  /// Each group of four bytes is printed as one number of the host.
  private static String text(byte[] printed) throws IOException {
    if (printed.length != IPV4 && printed.length != IPV6) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes");
    }
    var address = ByteBuffer.allocate(printed.length);
    var words = ByteBuffer.wrap(printed);
    while (words.hasRemaining()) {
      int word = words.getInt();
      address.putInt(
          ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word);
    }
    // An IPv4 address inside IPv6 (RFC 4291, 2.5.5.2) comes out as the IPv4 address.
    return shortest(InetAddress.getByAddress(address.array()).getHostAddress());
  }

  /// RFC 5952: the first longest run of two zeros and more is left out.
  private static String shortest(String address) {
    String[] groups = address.split(":", -1);
    if (groups.length == 1) {
      return address;
    }
    int from = 0;
    int longest = 1;
    for (int start = 0; start < groups.length; start++) {
      int end = start;
      while (end < groups.length && groups[end].equals("0")) {
        end++;
      }
      if (end - start > longest) {
        from = start;
        longest = end - start;
      }
    }
    if (longest == 1) {
      return address;
    }
    var parts = List.of(groups);
    return String.join(":", parts.subList(0, from))
        + "::"
        + String.join(":", parts.subList(from + longest, parts.size()));
  }
}
