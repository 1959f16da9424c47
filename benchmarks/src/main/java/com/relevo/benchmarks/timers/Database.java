package com.relevo.benchmarks.timers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL for the peers. As the broker, it hands its log to the operating system at each
 * commit and does not wait for the disk (fsync off): both survive the death of any process.
 */
public final class Database implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  public Database(Path directory) {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.resolve("data"))
              .setOverrideWorkingDirectory(directory.resolve("postgres").toFile())
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("shared_buffers", "1GB")
              .setServerConfig("max_wal_size", "4GB")
              .setServerConfig("max_connections", "100")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** JobRunr makes its own tables. */
  void createTables(PeerKind kind) {
    switch (kind) {
      case DB_SCHEDULER -> execute(DbSchedulerPeer.TABLES);
      case QUARTZ -> execute(resource("/org/quartz/impl/jdbcjobstore/tables_postgres.sql"));
      case JOBRUNR -> {}
    }
  }

  /** As a database that has run for a while has: without it the planner would guess. */
  public void analyze() {
    execute("analyze");
  }

  /** Tables with their indexes and what else belongs to them. */
  long bytes() {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select sum(pg_total_relation_size(relid)) from pg_stat_user_tables")) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String path) {
    try (InputStream text = Database.class.getResourceAsStream(path)) {
      if (text == null) {
        throw new IllegalStateException("Expected " + path + " on the class path");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
