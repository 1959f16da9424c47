package com.relevo.agreement;

import com.relevo.agreement.ConditionCompiler.Fault;
import com.relevo.agreement.ConditionCompiler.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code when}, wherever it stands, and the conditions of clocks. */
final class ConditionsReader {
  private static final String KEY = "when";

  private final Problems problems;
  private final ConditionCompiler compiler;

  ConditionsReader(Problems problems, Map<String, List<String>> lists) {
    this.problems = problems;
    this.compiler = new ConditionCompiler(lists);
  }

  Condition required(Section section, Scope scope) {
    return read(KEY, section.required(KEY), scope);
  }

  /** Left out, it always holds. */
  Condition optional(Section section, Scope scope) {
    return read(KEY, section.optional(KEY), scope);
  }

  /** Left out, there is none. */
  @Nullable Condition named(String key, Section section, Scope scope) {
    return section.optional(key).map(node -> compile(key, node, scope)).orElse(null);
  }

  private Condition read(String key, Optional<Node> value, Scope scope) {
    return value.map(node -> compile(key, node, scope)).orElse(Condition.ALWAYS);
  }

  private Condition compile(String key, Node node, Scope scope) {
    String text = Section.textOf(node);
    if (text == null) {
      problems.add(
          node, "Expected a condition in " + key + ", but it is " + Section.describe(node));
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
