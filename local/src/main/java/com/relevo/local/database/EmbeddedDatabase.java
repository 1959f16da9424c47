package com.relevo.local.database;

import com.relevo.local.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL on the loopback interface only, behind a password of its own: a superuser that asks
 * for none would let everybody on this machine run programs as us. Its data stays in {@code
 * directory}: a later start there, be it after {@code kill -9}, goes on where the last one was. Not
 * thread-safe.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The role that owns the database, no superuser. */
  public static final String USER = "relevo";

  public static final String DATABASE = "relevo";
  private static final String SUPERUSER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WHO_MAY_CONNECT =
      """
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final Path directory;
  private final Path binaries;
  private final int port;
  private @Nullable EmbeddedPostgres postgres;

  /** {@code binaries} is where PostgreSQL's own files are unpacked, once for all databases. */
  public EmbeddedDatabase(Path directory, Path binaries, int port) {
    this.directory = directory.toAbsolutePath();
    this.binaries = binaries.toAbsolutePath();
    this.port = port;
  }

  /**
   * Returns when the database takes requests. Throws {@link IllegalStateException} when it cannot
   * start.
   */
  public EmbeddedDatabase start() {
    Postmaster.of(directory).stop();
    if (!Ports.available(port)) {
      throw new IllegalStateException(
          "Expected a database on port " + port + ", but the port is in use");
    }
    try {
      Files.createDirectories(directory);
      Path password = Password.fileIn(directory);
      postgres =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(Postmaster.dataIn(directory))
              .setOverrideWorkingDirectory(binaries.toFile())
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(PATIENCE)
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("pwfile", password.toString())
              .setConnectConfig("password", password())
              .setDataDirectoryCustomizer(EmbeddedDatabase::lock)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("max_connections", "40")
              .setServerConfig("shared_buffers", "32MB")
              .setServerConfig("max_wal_size", "128MB")
              // The library switches both off, for tests; people keep what is here.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      createDatabase(postgres);
      return this;
    } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
      close();
      throw new IllegalStateException(
          "Expected a database on port "
              + port
              + " with its data in "
              + directory
              + ", but "
              + e.getMessage(),
          e);
    }
  }

  private static void lock(File data) {
    try {
      Files.writeString(data.toPath().resolve("pg_hba.conf"), WHO_MAY_CONNECT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void createDatabase(EmbeddedPostgres running) throws SQLException {
    try (Connection connection =
            running
                .getDatabase(SUPERUSER, "postgres", Map.of("password", password()))
                .getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select 1 from pg_roles where rolname = '" + USER + "'")) {
        statement.execute("create role " + USER + " login createdb password '" + password() + "'");
      }
      if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
        statement.execute("create database " + DATABASE + " owner " + USER);
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  public String jdbcUrl() {
    return jdbcUrl(port);
  }

  /** Of a database that runs on this port. */
  public static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
  }

  /** Of {@link #USER}; made at the first start. */
  public String password() {
    return Password.in(directory);
  }

  /** Stops cleanly; the data stays. */
  @Override
  public void close() {
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      postgres = null;
    }
    Postmaster.of(directory).stop();
  }
}
