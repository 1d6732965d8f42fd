package dev.assay.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server of our own, durable as any: `fsync` stays on.
///
/// All its files lie under one folder: the programs, the data, the password (mode 0600) and the
/// log. It listens on a free loopback port. A server that outlived a crash of ours is stopped
/// cleanly before the next start; one that ends without being told to is started again, on another
/// port: ask for the [#address] each time.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String USER = "postgres";
  private static final Duration LONGEST_START = Duration.ofMinutes(10);
  private static final int ATTEMPTS = 5;
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final FolderLock lock;
  private final Path folder;
  private final Path programs;
  private final Unprivileged rights;
  private final String password;
  private final RestartPauses pauses = new RestartPauses();
  private volatile int port;
  private volatile boolean isClosing;

  private EmbeddedPostgres(
      FolderLock lock, Path folder, Path programs, Unprivileged rights, String password) {
    this.lock = lock;
    this.folder = folder;
    this.programs = programs;
    this.rights = rights;
    this.password = password;
  }

  /// Starts the server of a folder, making it first where the folder is new.
  ///
  /// @throws StoreException where another Assay uses the folder or PostgreSQL does not start
  public static EmbeddedPostgres start(Path folder) throws InterruptedException {
    try {
      FolderLock lock = FolderLock.take(folder);
      try {
        return startLocked(folder.toRealPath(), lock);
      } catch (IOException | RuntimeException | InterruptedException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new StoreException(
          "the embedded database in " + folder + " cannot be started: " + failure.getMessage(),
          failure);
    }
  }

  private static EmbeddedPostgres startLocked(Path folder, FolderLock lock)
      throws IOException, InterruptedException {
    Unprivileged rights = Unprivileged.choose(folder);
    Path programs = PostgresBinaries.unpackedUnder(folder);
    var server =
        new EmbeddedPostgres(
            lock, folder, programs, rights, PasswordFile.read(folder.resolve("password")));
    if (Files.exists(server.data())) {
      server.stopSurvivor();
    } else {
      server.create();
    }
    server.launch();
    return server;
  }

  PostgresAddress address() {
    return new PostgresAddress(jdbcUrl(), USER, password);
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /// Ends the server within seconds, whoever is connected; nothing committed is lost.
  @Override
  public void close() {
    isClosing = true;
    try {
      // A restart that is under way sees the flag and lets go.
      synchronized (this) {
        stop("fast", 5);
      }
      lock.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets go of the folder and leaves the server running, as a crash does.
  void forget() throws IOException {
    isClosing = true;
    lock.close();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("postgres.log");
  }

  /// The data folder appears under its name only when it is complete.
  private void create() throws IOException, InterruptedException {
    Path fresh = folder.resolve("data-creating");
    FileTree.delete(fresh);
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    rights.own(fresh);
    Path passwordCopy = PasswordFile.write(folder.resolve("password-initdb"), password);
    rights.own(passwordCopy);
    int status =
        run(
            List.of(
                program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordCopy,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-instructions"));
    Files.delete(passwordCopy);
    if (status != 0) {
      throw failed("initdb ended with status " + status);
    }
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Stops without writing back what is in memory: for data that is thrown away afterwards.
  void abandon() throws IOException, InterruptedException {
    isClosing = true;
    stop("immediate", 5);
  }

  private void stopSurvivor() throws IOException, InterruptedException {
    if (!PostmasterFile.read(data()).isAlive()) {
      return;
    }
    if (stop("fast", 20) != 0 && stop("immediate", 20) != 0) {
      throw failed("a PostgreSQL server of an earlier run still uses the data and does not stop");
    }
  }

  private int stop(String mode, int seconds) throws IOException, InterruptedException {
    return run(
        List.of(
            program("pg_ctl"),
            "stop",
            "--pgdata=" + data(),
            "--mode=" + mode,
            "--wait",
            "--timeout=" + seconds));
  }

  /// Tries again where another program took the port, or where the last backends of a killed server
  /// still hold its shared memory.
  private synchronized void launch() throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS && !isClosing; attempt++) {
      int candidate = freePort();
      Process process = process(serverCommand(candidate)).start();
      if (isReady(process, candidate)) {
        port = candidate;
        pauses.started();
        Thread.ofPlatform().name("postgres-watch").daemon().start(() -> watch(process));
        return;
      }
      TimeUnit.MILLISECONDS.sleep(400L * attempt);
    }
    throw failed("PostgreSQL does not start");
  }

  private void watch(Process process) {
    try {
      int status = process.waitFor();
      if (!isClosing) {
        LOG.atError()
            .addKeyValue("status", status)
            .addKeyValue("log", log())
            .log("embedded PostgreSQL ended by itself");
        restart();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /// Until it is there again: whoever needs the database waits, or is told to come back.
  private void restart() throws InterruptedException {
    while (!isClosing) {
      Thread.sleep(pauses.next());
      try {
        launch();
        LOG.info("embedded PostgreSQL started again");
        return;
      } catch (IOException | StoreException failure) {
        LOG.atError().setCause(failure).log("embedded PostgreSQL did not start again");
      }
    }
  }

  private boolean isReady(Process process, int candidate) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < deadline && !isClosing) {
      if (process.waitFor(15, TimeUnit.MILLISECONDS)) {
        return false;
      }
      if (PostmasterFile.read(data()).isReadyOn(candidate)) {
        return true;
      }
    }
    process.destroy();
    return false;
  }

  private List<String> serverCommand(int candidate) {
    List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data().toString()));
    for (String setting :
        List.of(
            "port=" + candidate,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=" + ServerMemory.buffers(ServerMemory.physical()) + "MB",
            "work_mem=16MB",
            "maintenance_work_mem=128MB",
            "max_wal_size=2GB",
            "wal_compression=pglz",
            "random_page_cost=1.1",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_messages=warning")) {
      command.add("-c");
      command.add(setting);
    }
    return command;
  }

  private String program(String name) {
    return programs.resolve("bin").resolve(name).toString();
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    return process(command).start().waitFor();
  }

  private ProcessBuilder process(List<String> command) {
    var builder =
        new ProcessBuilder(rights.command(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private StoreException failed(String what) {
    return new StoreException(what + "; its log is " + log());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
