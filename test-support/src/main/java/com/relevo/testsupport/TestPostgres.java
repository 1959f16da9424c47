package com.relevo.testsupport;

import com.relevo.local.Ports;
import com.relevo.local.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL for all tests of this JVM, started at the first use and gone at its exit: a
 * container where a Docker engine answers, else the embedded one. {@code
 * -Drelevo.test.postgres=embedded|docker} decides instead.
 */
public final class TestPostgres {
  private static final String IMAGE = "postgres:17.6";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /** A database of its own; {@code url} has no credentials in it. */
  public record Database(String url, String user, String password) {}

  /** A new, empty one. */
  public static Database create() {
    Database server = Running.SERVER;
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Database(
        server.url().replaceFirst("/[^/?]+(\\?.*)?$", "/" + name),
        server.user(),
        server.password());
  }

  private static final class Running {
    static final Database SERVER = start();

    private static Database start() {
      boolean docker =
          switch (System.getProperty("relevo.test.postgres", "auto")) {
            case "docker" -> true;
            case "embedded" -> false;
            case "auto" -> DockerClientFactory.instance().isDockerAvailable();
            case String other ->
                throw new IllegalArgumentException(
                    "Expected relevo.test.postgres to be embedded or docker, but it is " + other);
          };
      Database server = docker ? container() : embedded();
      System.out.println(
          "Tests use "
              + (docker ? "a container of " + IMAGE : "the embedded PostgreSQL")
              + " at "
              + server.url());
      return server;
    }

    /** Testcontainers removes it when this JVM is gone. */
    private static Database container() {
      PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGE);
      postgres.start();
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop, "test-postgres"));
      return new Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    /** The binaries are unpacked once for all tests of this machine. */
    private static Database embedded() {
      try {
        Path directory = Files.createTempDirectory("relevo-test-postgres");
        Path binaries = Path.of(System.getProperty("java.io.tmpdir"), "relevo-test-postgres");
        EmbeddedDatabase postgres = new EmbeddedDatabase(directory, binaries, Ports.free()).start();
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> remove(postgres, directory), "test-postgres"));
        return new Database(postgres.jdbcUrl(), EmbeddedDatabase.USER, postgres.password());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void remove(EmbeddedDatabase postgres, Path directory) {
      postgres.close();
      try {
        FileSystemUtils.deleteRecursively(directory);
      } catch (IOException e) {
        System.err.println("Expected to delete " + directory + ", but " + e.getMessage());
      }
    }
  }
}
