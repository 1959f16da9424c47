package com.relevo.agreement;

import com.relevo.agreement.InvalidAgreementException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Everything that is wrong with one document; reading goes on after each problem, so that people
 * fix a file once.
 */
final class Problems {
  private final String origin;
  private final List<Problem> found = new ArrayList<>();

  Problems(String origin) {
    this.origin = origin;
  }

  void add(Place at, String text) {
    add(at, text, "");
  }

  /** Without a hint of its own it has the place's. */
  void add(Place at, String text, String hint) {
    found.add(new Problem(at.line(), at.column(), text, hint.isEmpty() ? at.hint() : hint));
  }

  void add(Node at, String text) {
    add(Place.of(at), text);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
      throw new InvalidAgreementException(origin, found);
    }
  }
}
