package dev.assay.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What a running server writes about itself into `postmaster.pid`: the process on line 1, the port
/// on line 4, its state on line 8 (PostgreSQL's `pidfile.h`).
///
/// @param lines none where no server has run since the last clean stop
record PostmasterFile(List<String> lines) {
  static PostmasterFile read(Path data) throws IOException {
    try {
      return new PostmasterFile(Files.readAllLines(data.resolve("postmaster.pid")));
    } catch (NoSuchFileException notRunning) {
      return new PostmasterFile(List.of());
    }
  }

  /// Whether the process is there and is PostgreSQL: numbers are used again after a reboot.
  boolean isAlive() {
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[1-9][0-9]{0,9}")) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .filter(command -> command.endsWith("/postgres"))
        .isPresent();
  }

  boolean isReadyOn(int port) {
    return lines.size() >= 8
        && lines.get(3).strip().equals(Integer.toString(port))
        && lines.get(7).strip().equals("ready");
  }
}
