package dev.assay.cli.reach;

import dev.assay.cli.Session;
import dev.assay.cli.reach.ReachOptions.Format;
import dev.assay.reachability.PacketAnswer;
import dev.assay.reachability.PacketQuestion;
import java.io.IOException;
import java.util.Map;

/// Writes what becomes of packets.
interface PacketAnswers extends AutoCloseable {

  static PacketAnswers in(Format format, Session session) throws IOException {
    return switch (format) {
      case TABLE -> new PacketText(session);
      case JSON -> new PacketJson(session.out());
    };
  }

  void write(PacketQuestion question, PacketAnswer answer) throws IOException;

  /// Writes all of them.
  default void write(Map<PacketQuestion, PacketAnswer> asked) throws IOException {
    for (var answer : asked.entrySet()) {
      write(answer.getKey(), answer.getValue());
    }
  }

  @Override
  void close() throws IOException;
}
