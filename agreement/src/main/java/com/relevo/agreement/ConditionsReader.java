package com.relevo.agreement;

import com.relevo.agreement.ConditionCompiler.Fault;
import com.relevo.agreement.ConditionCompiler.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code when}, wherever it stands, and the conditions of clocks. */
final class ConditionsReader {
  private static final String KEY = "when";

  private final Problems problems;
  private final ScalarPlace places;
  private final ConditionCompiler compiler;

  /** {@code document} is the text that sections were read from. */
  ConditionsReader(
      Problems problems,
      String document,
      Map<String, List<String>> lists,
      RequiredProfile profile) {
    this.problems = problems;
    this.places = new ScalarPlace(document);
    this.compiler = new ConditionCompiler(lists, profile);
  }

  Condition required(Section section, Scope scope) {
    return read(section, section.required(KEY), scope);
  }

  /** Left out, it always holds. */
  Condition optional(Section section, Scope scope) {
    return read(section, section.optional(KEY), scope);
  }

  /** Left out, there is none. */
  @Nullable Condition named(String key, Section section, Scope scope) {
    return section.optional(key).map(node -> compile(key, section, node, scope)).orElse(null);
  }

  private Condition read(Section section, Optional<Node> value, Scope scope) {
    return value.map(node -> compile(KEY, section, node, scope)).orElse(Condition.ALWAYS);
  }

  private Condition compile(String key, Section section, Node node, Scope scope) {
    String text = NodeText.textOf(node);
    if (text == null) {
      problems.add(
          section.at(key),
          "Expected a condition in " + key + ", but it is " + NodeText.describe(node));
      return Condition.ALWAYS;
    }
    return switch (compiler.compile(text, scope)) {
      case Result.Usable(Condition condition) -> condition;
      case Result.Faulty(List<Fault> faults) -> {
        faults.forEach(fault -> add(fault, text, node, section.at(key)));
        yield Condition.ALWAYS;
      }
    };
  }

  private void add(Fault fault, String text, Node node, Place start) {
    int offset = offset(text, fault);
    places
        .of(node, offset, start.hint())
        .ifPresentOrElse(
            at -> problems.add(at, fault.text(), fault.hint()),
            () ->
                problems.add(
                    start,
                    fault.text() + " (at character " + (offset + 1) + " of the condition)",
                    fault.hint()));
  }

  private static int offset(String text, Fault fault) {
    int before = text.lines().limit(fault.line() - 1L).mapToInt(line -> line.length() + 1).sum();
    return Math.min(before + fault.column() - 1, text.length());
  }
}
