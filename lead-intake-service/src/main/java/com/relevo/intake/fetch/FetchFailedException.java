package com.relevo.intake.fetch;

/** A tool did not say who a person is; {@code again} where it may yet, if asked again. */
public final class FetchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean again;

  public FetchFailedException(String message, boolean again) {
    super(message);
    this.again = again;
  }

  public boolean again() {
    return again;
  }
}
