package com.relevo.local.api;

import java.io.PrintStream;

/** A line that says how far things are: written over on a terminal, else only when it changes. */
public final class Progress {
  private final PrintStream out;
  private final boolean terminal;
  private String last = "";

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Beside the output, which may be piped. */
  public static Progress standard() {
    return new Progress(System.err, System.console() != null && System.console().isTerminal());
  }

  public void show(String line) {
    if (line.equals(last)) {
      return;
    }
    out.print(terminal ? "\r\033[Krelevo: " + line : "relevo: " + line + "\n");
    out.flush();
    last = line;
  }

  public void end() {
    if (terminal && !last.isEmpty()) {
      out.print("\r\033[K");
      out.flush();
    }
  }
}
