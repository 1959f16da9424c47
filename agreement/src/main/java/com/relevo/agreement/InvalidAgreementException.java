package com.relevo.agreement;

import java.util.List;
import java.util.stream.Collectors;

/** An agreement that cannot take effect: every problem at once, in the order of the document. */
public final class InvalidAgreementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidAgreementException(String origin, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> "  " + problem)
            .collect(Collectors.joining("\n", origin + " is not a valid agreement:\n", "")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  /**
   * {@code line} and {@code column} count from 1; {@code hint} says what to do about it and may be
   * empty.
   */
  public record Problem(int line, int column, String text, String hint) {
    @Override
    public String toString() {
      String said = "line " + line + ", column " + column + ": " + text;
      return hint.isEmpty() ? said : said + "\n    " + hint;
    }
  }
}
