package com.relevo.benchmarks.load;

/** What is measured did not do its work, so there is nothing to measure. */
public final class LoadFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LoadFailedException(String message) {
    super(message);
  }
}
