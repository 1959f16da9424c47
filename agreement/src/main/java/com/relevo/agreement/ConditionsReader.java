package com.relevo.agreement;

import com.relevo.agreement.ConditionCompiler.Fault;
import com.relevo.agreement.ConditionCompiler.Result;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code when}, wherever it stands. */
final class ConditionsReader {
  private static final String KEY = "when";

  private final Problems problems;
  private final ConditionCompiler compiler = new ConditionCompiler();

  ConditionsReader(Problems problems) {
    this.problems = problems;
  }

  Condition required(Section section, Scope scope) {
    return read(section.required(KEY), scope);
  }

  /** Left out, it always holds. */
  Condition optional(Section section, Scope scope) {
    return read(section.optional(KEY), scope);
  }

  private Condition read(Optional<Node> value, Scope scope) {
    return value.map(node -> compile(node, scope)).orElse(Condition.ALWAYS);
  }

  private Condition compile(Node node, Scope scope) {
    String text = Section.textOf(node);
    if (text == null) {
      problems.add(node, "Expected a condition in when, but it is " + Section.describe(node));
      return Condition.ALWAYS;
    }
    return switch (compiler.compile(text, scope)) {
      case Result.Usable(Condition condition) -> condition;
      case Result.Faulty(List<Fault> faults) -> {
        faults.forEach(fault ->
            problems.add(
                line(node, fault),
                fault.text() + " (at column " + fault.column() + " of the condition)"));
        yield Condition.ALWAYS;
      }
    };
  }

  /**
   * Only a literal block keeps its lines; of any other style the line where it starts is the best
   * known.
   */
  private static int line(Node node, Fault fault) {
    boolean block =
        node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL;
    return Problems.lineOf(node) + (block ? fault.line() : 0);
  }
}
