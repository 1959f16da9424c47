package com.relevo.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a command line led to: its exit code, and all it printed. */
record CommandRun(int exitCode, String output) {
  static CommandRun of(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      int exitCode = Relevo.commandLine().execute(arguments);
      return new CommandRun(exitCode, output.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
