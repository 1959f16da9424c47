package com.relevo.agreement;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Compiles conditions in CEL; says what is wrong with one in words, with the line and column inside
 * the expression.
 */
final class ConditionCompiler {
  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private final Map<Scope, Cel> environments = new EnumMap<>(Scope.class);

  /** {@code line} and {@code column} count from 1 inside the expression. */
  record Fault(int line, int column, String text) {}

  static final class FaultyConditionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    FaultyConditionException(List<Fault> faults) {
      this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
      return faults;
    }
  }

  Condition compile(String text, Scope scope) throws FaultyConditionException {
    Cel cel = environments.computeIfAbsent(scope, ConditionCompiler::environment);
    CelValidationResult result = cel.compile(text);
    if (result.hasError()) {
      throw new FaultyConditionException(
          result.getErrors().stream().map(issue -> fault(text, scope, issue)).toList());
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      if (!tree.getResultType().equals(SimpleType.BOOL)) {
        throw new FaultyConditionException(
            List.of(
                new Fault(
                    1,
                    1,
                    "Expected a condition to be true or false, but it is of type "
                        + tree.getResultType().name())));
      }
      List<Fault> faults = new LiteralCheck(tree).faults();
      if (!faults.isEmpty()) {
        throw new FaultyConditionException(faults);
      }
      return new CelCondition(text, cel.createProgram(tree));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new FaultyConditionException(
          List.of(new Fault(1, 1, "Expected a condition in CEL, but " + e.getMessage())));
    }
  }

  private static Cel environment(Scope scope) {
    CelBuilder builder =
        CelFactory.standardCelBuilder()
            .setOptions(
                CelOptions.current()
                    .enableRegexPartialMatch(true)
                    .maxParseRecursionDepth(50)
                    .comprehensionMaxIterations(1000)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    Vocabulary.NAMES.forEach((name, known) -> {
      if (scope.includes(name)) {
        builder.addVar(name, known.type());
      }
    });
    return builder.build();
  }

  private static Fault fault(String text, Scope scope, CelIssue issue) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    String message = issue.getMessage();
    if (message.startsWith("undeclared reference to")) {
      message = unknownName(nameAt(text, line, column), scope);
    } else {
      message =
          "Expected a condition in CEL, but "
              + message.lines().findFirst().orElse("it cannot be read");
    }
    return new Fault(line, column + 1, message);
  }

  private static String unknownName(String name, Scope scope) {
    if (Vocabulary.NAMES.containsKey(name)) {
      return "Expected only " + scope.description() + " in this condition, but it looks at " + name;
    }
    return "Expected a name that conditions know, but there is no "
        + name
        + Suggestion.among(scope.names(), name);
  }

  private static String nameAt(String text, int line, int column) {
    String source = text.lines().skip(line - 1L).findFirst().orElse("");
    Matcher matcher = NAME.matcher(source);
    return matcher.find(Math.min(column, source.length())) ? matcher.group() : source;
  }
}
