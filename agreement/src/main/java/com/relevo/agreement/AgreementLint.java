package com.relevo.agreement;

import com.relevo.agreement.Lint.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what a valid agreement can hardly mean. */
public final class AgreementLint {
  private AgreementLint() {}

  /**
   * In the order of the document; {@code now} is what calendars have to reach beyond. Of an
   * agreement that was not read from a document nothing is said.
   */
  public static List<Lint> of(Agreement agreement, Instant now) {
    if (agreement.text().isBlank()) {
      return List.of();
    }
    Found found = new Found(new DocumentPlaces(agreement.text()), new ArrayList<>());
    new RulesLint(agreement, found).check();
    new PointsLint(agreement, found).check();
    new PeopleLint(agreement, found).check(now);
    new TargetsLint(agreement, found).check();
    found.lints().sort(Comparator.comparingInt(Lint::line).thenComparingInt(Lint::column));
    return List.copyOf(found.lints());
  }

  /** What was found so far, and where in the document things stand. */
  record Found(DocumentPlaces places, List<Lint> lints) {
    /** {@code path} leads there by keys and ids. */
    void add(Code code, String text, String hint, String... path) {
      Place at = places.of(path);
      lints.add(new Lint(code, at.line(), at.column(), text, hint));
    }
  }
}
