package com.relevo.local;

/** Why a command ends without doing what was asked: one line for people, and the exit code. */
public final class CannotRun extends RuntimeException {
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int NO_SPACE = 4;
  public static final int PORT_IN_USE = 5;
  public static final int RUNS_ALREADY = 6;
  public static final int INTERRUPTED = 130;
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public CannotRun(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
