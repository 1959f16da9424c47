package com.relevo.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Main class of a JVM that runs nothing but the database: {@code DatabaseProcess <directory>
 * <binaries> <port>}.
 */
public final class DatabaseProcess {
  private static final String READY = "ready ";

  private DatabaseProcess() {}

  /** Whether one that writes to this log takes requests. */
  public static boolean isReady(Path log) {
    try {
      return Files.readString(log).lines().anyMatch(line -> line.startsWith(READY));
    } catch (IOException _) {
      return false; // not begun, or in the middle of a character
    }
  }

  public static void main(String[] arguments) {
    EmbeddedDatabase database =
        new EmbeddedDatabase(
            Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(database::close, "database-shutdown"));
    try {
      database.start();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    System.out.println(READY + database.jdbcUrl());
    Postmaster.of(Path.of(arguments[0])).alive().ifPresent(each -> each.onExit().join());
    System.err.println("Expected the database to run, but it has ended.");
    System.exit(1);
  }
}
