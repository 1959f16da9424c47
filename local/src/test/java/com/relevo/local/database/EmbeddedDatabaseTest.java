package com.relevo.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.relevo.local.Ports;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  private static final Path BINARIES =
      Path.of(System.getProperty("java.io.tmpdir"), "relevo-test-postgres");

  @TempDir private Path directory;

  @Test
  void keepsItsDataWhenItsJvmAndItAreKilled() throws Exception {
    int port = Ports.free();
    Process launcher = launch(port);
    EmbeddedDatabase killed = new EmbeddedDatabase(directory, BINARIES, port);
    execute(killed, "create table kept (what text)");
    execute(killed, "insert into kept values ('a signature')");
    launcher.destroyForcibly().waitFor();
    ProcessHandle postmaster = Postmaster.of(directory).alive().orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().join();

    try (EmbeddedDatabase next = new EmbeddedDatabase(directory, BINARIES, port).start()) {
      assertThat(single(next, "select what from kept")).isEqualTo("a signature");
      assertThat(single(next, "show fsync")).as("which the library switches off").isEqualTo("on");
    }
    assertThat(Postmaster.of(directory).alive()).isEmpty();
  }

  @Test
  void stopsTheOneThatAKilledJvmLeftBehind() throws Exception {
    int port = Ports.free();
    launch(port).destroyForcibly().waitFor();
    ProcessHandle orphan = Postmaster.of(directory).alive().orElseThrow();

    try (EmbeddedDatabase next = new EmbeddedDatabase(directory, BINARIES, port).start()) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(single(next, "select 'here'")).isEqualTo("here");
    }
  }

  /** Returns when it says that it is ready. */
  private Process launch(int port) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseProcess.class.getName(),
                directory.toString(),
                BINARIES.toString(),
                String.valueOf(port))
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    while (line != null && !line.startsWith("ready")) {
      line = lines.readLine();
    }
    assertThat(line).isEqualTo("ready jdbc:postgresql://127.0.0.1:" + port + "/relevo");
    return process;
  }

  @Test
  void letsNobodyInWithoutThePasswordThatOnlyItsOwnerCanRead() throws Exception {
    try (EmbeddedDatabase database =
        new EmbeddedDatabase(directory, BINARIES, Ports.free()).start()) {
      for (String user : new String[] {"postgres", EmbeddedDatabase.USER}) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, "guessed"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password authentication failed");
      }
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(directory.resolve("password"))))
          .isEqualTo("rw-------");
      assertThat(single(database, "select rolsuper::text from pg_roles where rolname = user"))
          .isEqualTo("false");
    }
  }

  @Test
  void saysWhyItCannotStart() throws Exception {
    try (EmbeddedDatabase first = new EmbeddedDatabase(directory, BINARIES, Ports.free()).start()) {
      int taken = Integer.parseInt(first.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
      assertThatThrownBy(
              () -> new EmbeddedDatabase(directory.resolve("other"), BINARIES, taken).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Expected a database on port " + taken + ", but the port is in use");
    }
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(EmbeddedDatabase database, String query) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  private static Connection connection(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), EmbeddedDatabase.USER, database.password());
  }
}
