package com.relevo.agreement;

import com.relevo.agreement.Predictive.Positive;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads {@code scoring.predictive}, which may be left out. */
final class PredictiveReader {
  static final String KEY = "predictive";
  private static final String DECIDES = "decides";
  private static final String WHILE_SILENT = "while-silent";

  private PredictiveReader() {}

  static Predictive read(Section scoring, Problems problems) {
    return scoring.has(KEY)
        ? terms(scoring.section(KEY, "the predictive score"), problems)
        : Predictive.BESIDE;
  }

  private static Predictive terms(Section section, Problems problems) {
    Predictive otherwise = Predictive.BESIDE;
    int outcomes = section.integer("min-outcomes", 20, 10_000, otherwise.minOutcomes());
    int each =
        section.integer("min-of-each", 5, 5_000, Math.min(otherwise.minOfEach(), outcomes / 2));
    Positive positive =
        section.has("positive")
            ? Words.of(Positive.class, "what counts as positive", section, "positive", problems)
                .orElse(otherwise.positive())
            : otherwise.positive();
    boolean decides = section.flag(DECIDES, otherwise.decides());
    int silent = whileSilent(section, decides, problems);
    section.close();
    if (2 * each > outcomes) {
      problems.add(
          section.at("min-of-each"),
          "Expected min-of-each to be at most half of min-outcomes ("
              + outcomes
              + "), but it is "
              + each);
    }
    return new Predictive(outcomes, each, positive, decides, silent);
  }

  /** Conditions see this value on the first day: whoever lets the score decide has to choose it. */
  private static int whileSilent(Section section, boolean decides, Problems problems) {
    boolean given = section.has(WHILE_SILENT);
    if (decides) {
      return section.integer(WHILE_SILENT, 0, 100);
    }
    if (given) {
      problems.add(
          section.atKey(WHILE_SILENT),
          "Expected while-silent only where the predictive score decides, but it does not");
    }
    return Predictive.BESIDE.whileSilent();
  }

  /**
   * Whether it decides, looked up before the definitions are read; what is wrong with the section
   * is said when that is read.
   */
  static boolean decides(Section agreement) {
    return agreement
        .optional("scoring")
        .flatMap(scoring -> value(scoring, KEY))
        .flatMap(predictive -> value(predictive, DECIDES))
        .map(NodeText::textOf)
        .filter("true"::equals)
        .isPresent();
  }

  private static Optional<Node> value(Node node, String key) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(entry -> key.equals(NodeText.textOf(entry.getKeyNode())))
            .map(NodeTuple::getValueNode)
            .findFirst()
        : Optional.empty();
  }
}
