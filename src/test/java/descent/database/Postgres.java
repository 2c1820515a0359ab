package descent.database;

import descent.FreePort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL of its own for the tests of this process, on loopback: the binaries come from Maven
 * Central and are unpacked once a machine. PostgreSQL does not run as root; where the tests do, it
 * runs as nobody.
 */
public final class Postgres {
  /** Long, for a loaded machine: what never comes still fails. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static Postgres shared;

  private final Path binaries;
  private final Path data;
  private final int port;
  private Process server;

  private Postgres(Path binaries) throws IOException, InterruptedException {
    this.binaries = binaries;
    Path home = Files.createTempDirectory("descent-database");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    data = Files.createDirectory(home.resolve("data"));
    if (isRoot()) {
      var people = data.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(data, people.lookupPrincipalByName("nobody"));
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    Process made =
        start(
            "initdb",
            "-D",
            data.toString(),
            "-U",
            "descent",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions");
    if (!made.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      made.destroyForcibly();
      throw new IllegalStateException("initdb takes too long: " + Files.readString(log()));
    }
    if (made.exitValue() != 0) {
      throw new IllegalStateException("initdb failed: " + Files.readString(log()));
    }
    port = FreePort.find();
    Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    start();
  }

  /** The one of this process. */
  public static synchronized Postgres shared() {
    try {
      if (shared == null) {
        shared = new Postgres(unpacked());
      }
      return shared;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The address of a place of its own, without tables. */
  public String address() {
    String schema = "test" + SCHEMAS.incrementAndGet();
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "postgresql://descent@127.0.0.1:" + port + "/postgres?currentSchema=" + schema;
  }

  /** Empties the tables of a place. */
  public static void clear(String address) {
    execute(address, "truncate experiment, live_class");
  }

  /** Changes something behind everybody's back. */
  public static void execute(String address, String sql) {
    try (var connection =
            DriverManager.getConnection(DatabaseAddress.read(address).url() + "&user=descent");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=descent&connectTimeout=2";
  }

  /** Starts it, again or for the first time, and waits until it answers. */
  public synchronized void start() throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    launch();
    while (true) {
      try (var connection = DriverManager.getConnection(url())) {
        return;
      } catch (SQLException e) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException(Files.readString(log()), e);
        }
        if (server.isAlive()) {
          Thread.sleep(20);
        } else {
          // The children of one that was killed hold its memory for a moment.
          Thread.sleep(100);
          launch();
        }
      }
    }
  }

  private void launch() throws IOException {
    server =
        start(
            "postgres",
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off",
            "-c",
            "shared_buffers=16MB");
  }

  /** Ends it as kill -9 does. */
  public synchronized void kill() throws InterruptedException {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly().waitFor();
  }

  private void remove() {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    delete(data.getParent());
  }

  private Path log() {
    return data.resolveSibling("log");
  }

  private Process start(String program, String... options) throws IOException {
    List<String> command = new ArrayList<>(isRoot() ? asNobody() : List.of());
    command.add(binaries.resolve("bin").resolve(program).toString());
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .directory(data.getParent().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static List<String> asNobody() {
    for (String folder : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
      Path program = Path.of(folder, "setpriv");
      if (Files.isExecutable(program)) {
        return List.of(program.toString(), "--reuid=nobody", "--clear-groups", "--");
      }
    }
    return List.of("runuser", "-u", "nobody", "--");
  }

  /** The binaries, where everybody can read them. */
  private static Path unpacked() throws IOException {
    String architecture = System.getProperty("os.arch");
    boolean arm = architecture.equals("aarch64");
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    String name = "postgres-" + (mac ? "darwin" : "linux") + (arm ? "-arm_64" : "-x86_64") + ".txz";
    String version = "17.11";
    Path home =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "descent-postgres-" + version + "-" + System.getProperty("user.name"));
    if (Files.isDirectory(home)) {
      return home;
    }
    Path growing = Files.createTempDirectory("descent-postgres");
    try (InputStream packed = Postgres.class.getResourceAsStream("/" + name)) {
      if (packed == null) {
        throw new IOException("no PostgreSQL for this machine: " + name);
      }
      unpack(packed, growing);
    }
    Files.setPosixFilePermissions(growing, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(growing, home);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another process was faster.
      delete(growing);
    }
    return home;
  }

  private static void unpack(InputStream packed, Path folder) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(file.getParent());
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(tar, file);
          boolean program = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // It lies in a temporary folder.
    }
  }
}
