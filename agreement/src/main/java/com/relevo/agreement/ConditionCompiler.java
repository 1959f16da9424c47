package com.relevo.agreement;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles conditions in CEL; says what is wrong with one in words, with the line and column inside
 * the expression.
 */
final class ConditionCompiler {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableRegexPartialMatch(true)
          .enableHeterogeneousNumericComparisons(true)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(ConditionCost.MOST_ROUNDS)
          .build();
  private static final String AND = "_&&_";

  /** {@code lead.postalCode.within("10", "14")}: the first characters lie between the two. */
  static final String WITHIN = "within";

  private static final String WITHIN_TEXTS = "string_within_string_string";
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private final Map<Scope, CelCompiler> compilers = new EnumMap<>(Scope.class);
  private final CelRuntime runtime = runtime();
  private final Map<String, List<String>> lists;
  private final RequiredProfile profile;

  /**
   * {@code lists} are the agreement's own, by the dotted names that conditions know them by; {@code
   * profile} is what it requires to be known of a lead.
   */
  ConditionCompiler(Map<String, List<String>> lists, RequiredProfile profile) {
    this.lists = Map.copyOf(lists);
    this.profile = profile;
  }

  /** {@code line} and {@code column} count from 1 inside the expression. */
  record Fault(int line, int column, String text, String hint) {}

  sealed interface Result {
    record Usable(Condition condition) implements Result {}

    record Faulty(List<Fault> faults) implements Result {
      Faulty(String text, String hint) {
        this(List.of(new Fault(1, 1, text, hint)));
      }
    }
  }

  Result compile(String text, Scope scope) {
    CelValidationResult checked = compilers.computeIfAbsent(scope, this::compiler).compile(text);
    if (checked.hasError()) {
      return new Result.Faulty(
          checked.getErrors().stream().map(issue -> fault(text, scope, issue)).toList());
    }
    try {
      return program(text, checked.getAst(), scope);
    } catch (CelValidationException | CelEvaluationException e) {
      return new Result.Faulty("Expected a condition in CEL, but " + e.getMessage(), "");
    }
  }

  private Result program(String text, CelAbstractSyntaxTree tree, Scope scope)
      throws CelEvaluationException {
    if (!tree.getResultType().equals(SimpleType.BOOL)) {
      return new Result.Faulty(
          "Expected a condition to be true or false, but it is of type "
              + tree.getResultType().name(),
          "compare it with something");
    }
    long steps = ConditionCost.of(tree);
    if (steps > ConditionCost.MOST) {
      return new Result.Faulty(
          "Expected a condition of at most "
              + ConditionCost.MOST
              + " steps, but it can take "
              + steps,
          "ask for less in all(), exists(), map() and filter(), and do not nest them");
    }
    List<Fault> faults = new LiteralCheck(tree).faults();
    return faults.isEmpty()
        ? new Result.Usable(
            new CelCondition(
                text, runtime.createProgram(tree), lists, profile, parts(text, tree, scope)))
        : new Result.Faulty(faults);
  }

  /** Each part compiles by itself; should one not, the condition is told of as a whole. */
  private List<Condition> parts(String text, CelAbstractSyntaxTree tree, Scope scope) {
    CelExpr root = tree.getExpr();
    if (root.getKind() != CelExpr.ExprKind.Kind.CALL || !root.call().function().equals(AND)) {
      return List.of();
    }
    List<String> texts = Conjuncts.of(text);
    if (texts.size() == 1) {
      return List.of(); // all in parentheses
    }
    List<Condition> parts = new ArrayList<>();
    for (String part : texts) {
      if (compile(part, scope) instanceof Result.Usable(Condition condition)) {
        parts.addAll(condition.parts());
      } else {
        return List.of();
      }
    }
    return parts;
  }

  private CelCompiler compiler(Scope scope) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    WITHIN,
                    CelOverloadDecl.newMemberOverload(
                        WITHIN_TEXTS,
                        SimpleType.BOOL,
                        SimpleType.STRING,
                        SimpleType.STRING,
                        SimpleType.STRING)));
    names(scope).forEach((name, type) -> builder.addVar(name, type));
    lists.keySet().forEach(name -> builder.addVar(name, ListType.create(SimpleType.STRING)));
    return builder.build();
  }

  /**
   * CEL's own {@code matches} compiles its pattern at every evaluation, which costs more than all
   * the rest.
   */
  @SuppressWarnings("Immutable") // The patterns are a cache: whoever calls sees the same answers.
  private static CelRuntime runtime() {
    CompiledPatterns patterns = new CompiledPatterns();
    return CelRuntimeFactory.plannerRuntimeBuilder()
        .setOptions(OPTIONS)
        .setStandardFunctions(
            CelStandardFunctions.newBuilder()
                .excludeFunctions(CelStandardFunctions.StandardFunction.MATCHES)
                .build())
        .addFunctionBindings(
            CelFunctionBinding.fromOverloads(
                "matches",
                CelFunctionBinding.from("matches", String.class, String.class, patterns::find),
                CelFunctionBinding.from(
                    "matches_string", String.class, String.class, patterns::find)))
        .addFunctionBindings(
            CelFunctionBinding.fromOverloads(
                WITHIN,
                CelFunctionBinding.from(
                    WITHIN_TEXTS,
                    List.of(String.class, String.class, String.class),
                    args -> within((String) args[0], (String) args[1], (String) args[2]))))
        .build();
  }

  /** {@link LiteralCheck} made sure that the two bounds are of one length. */
  private static boolean within(String text, String from, String to) {
    if (text.length() < from.length()) {
      return false;
    }
    String start = text.substring(0, from.length());
    return start.compareTo(from) >= 0 && start.compareTo(to) <= 0;
  }

  private Fault fault(String source, Scope scope, CelIssue issue) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    Matcher unknown = UNDECLARED.matcher(issue.getMessage());
    if (!unknown.lookingAt()) {
      String text = "Expected a condition in CEL, but " + firstLine(issue.getMessage());
      return new Fault(line, column + 1, text, "");
    }
    return unknownName(nameAt(source, line, column, unknown.group(1)), scope, line, column + 1);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("it cannot be read");
  }

  private Fault unknownName(String name, Scope scope, int line, int column) {
    if (name.equals(Vocabulary.PREDICTIVE) && scope == Scope.DEFINITION) {
      return new Fault(
          line,
          column,
          "Expected a condition that the agreed points decide, but it looks at " + name,
          "say decides: true in scoring.predictive if both sides want that");
    }
    if (name.equals(Vocabulary.COMPLETENESS) && scope.names().containsKey(name)) {
      return new Fault(
          line,
          column,
          "Expected a required profile where a condition looks at " + name + ", but there is none",
          "say which fields: profile: { required: [email, company] } in definitions");
    }
    return Vocabulary.NAMES.containsKey(name)
        ? new Fault(
            line,
            column,
            "Expected only " + scope.description() + " in this condition, but it looks at " + name,
            "")
        : new Fault(
            line,
            column,
            "Expected a name that conditions know, but there is no " + name,
            Suggestion.among(known(scope), name));
  }

  /** How complete a lead is says nothing where nothing is required. */
  private Map<String, CelType> names(Scope scope) {
    Map<String, CelType> names = scope.names();
    if (!profile.isStated()) {
      names.remove(Vocabulary.COMPLETENESS);
    }
    return names;
  }

  private Set<String> known(Scope scope) {
    Set<String> known = new LinkedHashSet<>(names(scope).keySet());
    known.addAll(lists.keySet());
    return known;
  }

  /**
   * CEL names only the first part of a dotted name; the rest is in the source, unless it points at
   * a call's parenthesis.
   */
  private static String nameAt(String text, int line, int column, String first) {
    String source = text.lines().skip(line - 1L).findFirst().orElse("");
    Matcher matcher =
        NAME.matcher(source).region(Math.min(column, source.length()), source.length());
    return matcher.lookingAt() && matcher.group().startsWith(first) ? matcher.group() : first;
  }
}
