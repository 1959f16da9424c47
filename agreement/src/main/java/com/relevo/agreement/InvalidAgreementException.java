package com.relevo.agreement;

import java.util.List;
import java.util.stream.Collectors;

/** An agreement that cannot take effect: every problem at once, in the order of the lines. */
public final class InvalidAgreementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidAgreementException(String origin, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> "  line " + problem.line() + ": " + problem.text())
            .collect(Collectors.joining("\n", origin + " is not a valid agreement:\n", "")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  /** {@code line} counts from 1. */
  public record Problem(int line, String text) {}
}
