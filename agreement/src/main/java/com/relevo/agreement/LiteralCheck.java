package com.relevo.agreement;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.relevo.agreement.ConditionCompiler.Fault;
import com.relevo.events.Stage;
import com.relevo.events.Validity;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What types cannot see: a country, stage or verdict on a field that does not exist makes a
 * comparison that is never true, a broken pattern one that always fails. A pattern must be a
 * literal, so that it is compiled once and cannot come from a lead.
 */
final class LiteralCheck {
  private static final Map<String, Words> WORDS =
      Map.of(
          "lead.country",
          countries(),
          "stage",
          names("a stage", Stage.values()),
          "lead.emailValidity",
          validities(),
          "lead.phoneValidity",
          validities(),
          "lead.countryValidity",
          validities(),
          "lead.companyValidity",
          validities());
  private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");

  private final CelAbstractSyntaxTree tree;
  private final List<Fault> faults = new ArrayList<>();

  LiteralCheck(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  /** The only values a variable can have; some have common wrong names. */
  private record Words(String kind, Set<String> known, Map<String, String> mistaken) {}

  private static Words countries() {
    Set<String> codes = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
    codes.add("XK"); // Kosovo: not in ISO 3166, but in use everywhere.
    return new Words("an ISO 3166 country code", codes, Map.of("UK", "GB", "EL", "GR"));
  }

  private static Words validities() {
    return names("what a field can be", Validity.values());
  }

  private static Words names(String kind, Enum<?>[] constants) {
    Set<String> names = new TreeSet<>(Arrays.stream(constants).map(Enum::name).toList());
    return new Words(kind, names, Map.of());
  }

  List<Fault> faults() {
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(LiteralCheck::isCall)
        .forEach(this::check);
    return faults;
  }

  private void check(CelExpr expression) {
    CelCall call = expression.call();
    if (call.function().equals("matches")) {
      checkPattern(call.args().getLast());
    } else if (call.function().equals(ConditionCompiler.WITHIN)) {
      checkBounds(expression, call);
    } else if (COMPARISONS.contains(call.function())) {
      call.args()
          .forEach(side ->
              wordsOf(side)
                  .ifPresent(words -> call.args().forEach(other -> checkWords(words, other))));
    }
  }

  private Optional<Words> wordsOf(CelExpr expression) {
    return tree.getReference(expression.id()).map(CelReference::name).map(WORDS::get);
  }

  private void checkWords(Words words, CelExpr expression) {
    if (expression.getKind() == ExprKind.Kind.LIST) {
      expression.list().elements().forEach(element -> checkWords(words, element));
    }
    literal(expression)
        .filter(word -> !word.isEmpty() && !words.known.contains(word))
        .ifPresent(word ->
            fault(
                expression,
                "Expected " + words.kind + ", but there is no " + word,
                suggestion(words, word)));
  }

  private static String suggestion(Words words, String word) {
    String meant = words.mistaken.get(word);
    if (meant != null) {
      return "did you mean " + meant + "?";
    }
    String upper = word.toUpperCase(Locale.ROOT);
    boolean guessable = words.known.contains(upper) || word.length() > 2;
    return guessable ? Suggestion.among(words.known, upper) : "";
  }

  /** Bounds of two lengths would compare what cannot be compared, and silently never hold. */
  private void checkBounds(CelExpr at, CelCall call) {
    Optional<String> from = literal(call.args().getFirst());
    Optional<String> to = literal(call.args().getLast());
    if (from.isEmpty() || to.isEmpty()) {
      fault(at, "Expected two literal bounds in within, but one is computed", "");
    } else if (from.get().isEmpty()
        || from.get().length() != to.get().length()
        || from.get().compareTo(to.get()) > 0) {
      fault(
          at,
          "Expected two bounds of one length in within, the lower first, but they are "
              + from.get()
              + " and "
              + to.get(),
          "");
    }
  }

  private void checkPattern(CelExpr pattern) {
    Optional<String> literal = literal(pattern);
    if (literal.isEmpty()) {
      fault(pattern, "Expected a literal pattern in matches, but it is computed", "");
      return;
    }
    try {
      Pattern.compile(literal.get());
    } catch (PatternSyntaxException e) {
      fault(pattern, "Expected a regular expression (RE2), but " + e.getMessage(), "");
    }
  }

  private void fault(CelExpr at, String text, String hint) {
    CelSourceLocation location =
        Optional.ofNullable(tree.getSource().getPositionsMap().get(at.id()))
            .flatMap(tree.getSource()::getOffsetLocation)
            .orElse(CelSourceLocation.of(1, 0));
    faults.add(new Fault(location.getLine(), location.getColumn() + 1, text, hint));
  }

  private static Optional<String> literal(CelExpr expression) {
    return expression.getKind() == ExprKind.Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expression.constant().stringValue())
        : Optional.empty();
  }

  private static boolean isCall(CelExpr expression) {
    return expression.getKind() == ExprKind.Kind.CALL;
  }
}
