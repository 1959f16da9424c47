package com.relevo.local;

import com.relevo.local.database.DatabaseProcess;
import com.relevo.local.database.EmbeddedDatabase;
import com.relevo.local.database.Password;
import java.util.List;
import java.util.Map;

/** The database of an installation as a process of its own, and how services reach it. */
record LocalDatabase(Installation installation, int port) {
  ChildProcess start() {
    return ChildProcess.start(
        installation,
        Installation.DATABASE,
        port,
        List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=relevo-broker-logback.xml",
            DatabaseProcess.class.getName(),
            installation.database().toString(),
            installation.databaseBinaries().toString(),
            String.valueOf(port)),
        Map.of("CLASSPATH", System.getProperty("java.class.path")));
  }

  /**
   * Of a service that needs it. The password is not on a command line, which everybody can read.
   */
  Map<String, String> environment() {
    return Map.of(
        "RELEVO_DATABASE_URL", EmbeddedDatabase.jdbcUrl(port),
        "RELEVO_DATABASE_USER", EmbeddedDatabase.USER,
        "RELEVO_DATABASE_PASSWORD", Password.in(installation.database()));
  }
}
