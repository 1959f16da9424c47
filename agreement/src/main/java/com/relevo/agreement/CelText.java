package com.relevo.agreement;

import com.relevo.agreement.Condition.Facts;
import com.relevo.events.LeadFacts;
import com.relevo.events.ScoringEvent.Score;
import com.relevo.events.Stage;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.parser.CelUnparserFactory;
import java.util.Map;

/** Conditions as CEL itself would write them, so that blanks and quotes make no difference. */
final class CelText {
  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(CelOptions.current().populateMacroCalls(true).build())
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .build();

  private static final Facts NOBODY =
      new Facts(
          new LeadFacts("", false, false, null, null, null, null, null, null, null, Map.of()),
          new Score(0, 0),
          Stage.LEAD,
          Map.of());

  private CelText() {}

  static boolean same(String left, String right) {
    return left.equals(right) || canonical(left).equals(canonical(right));
  }

  /** {@code condition} is one that was read. */
  static String canonical(String condition) {
    return CelUnparserFactory.newUnparser().unparse(parsed(condition));
  }

  /** Whether it holds for every lead, as it asks nothing of it. */
  static boolean isAlways(Condition condition) {
    return isConstant(condition) && condition.holds(NOBODY);
  }

  /** Whether it is false for every lead, as it asks nothing of it. */
  static boolean isNever(Condition condition) {
    return isConstant(condition) && !condition.holds(NOBODY);
  }

  private static boolean isConstant(Condition condition) {
    return CelNavigableAst.fromAst(parsed(condition.text()))
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .noneMatch(each ->
            each.getKind() == ExprKind.Kind.IDENT || each.getKind() == ExprKind.Kind.SELECT);
  }

  private static CelAbstractSyntaxTree parsed(String condition) {
    try {
      return PARSER.parse(condition).getAst();
    } catch (CelValidationException e) {
      throw new IllegalArgumentException("Expected CEL, but it is " + condition, e);
    }
  }
}
