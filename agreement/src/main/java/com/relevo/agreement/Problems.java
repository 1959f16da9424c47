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

  void add(int line, String text) {
    found.add(new Problem(line, text));
  }

  void add(Node at, String text) {
    add(lineOf(at), text);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(Problem::line));
      throw new InvalidAgreementException(origin, found);
    }
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
