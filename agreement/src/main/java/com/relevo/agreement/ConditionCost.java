package com.relevo.agreement;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelReference;
import java.util.Collection;

/**
 * The most steps a condition can take, whatever the lead: one for each part of it, each part of a
 * loop as often as it goes round. CEL for Java has no estimator of its own. What is walked over is
 * a list in the condition, whose length is known, or the lead's attributes.
 */
final class ConditionCost {
  /** Some tenths of a millisecond. */
  static final long MOST = 10_000;

  /** More attributes than any form has fields. */
  private static final long ATTRIBUTES = 100;

  /** Of what is not known: as many rounds as the runtime goes before it gives up. */
  static final int MOST_ROUNDS = 1000;

  private final CelAbstractSyntaxTree tree;

  private ConditionCost(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  static long of(CelAbstractSyntaxTree tree) {
    return new ConditionCost(tree).steps(tree.getExpr());
  }

  private long steps(CelExpr expression) {
    return switch (expression.getKind()) {
      case NOT_SET, CONSTANT, IDENT -> 1;
      case SELECT -> plus(1, steps(expression.select().operand()));
      case CALL -> call(expression.call());
      case LIST -> all(expression.list().elements());
      case STRUCT -> 1 + expression.struct().entries().size();
      case MAP ->
          expression.map().entries().stream()
              .mapToLong(entry -> plus(steps(entry.key()), steps(entry.value())))
              .reduce(1, ConditionCost::plus);
      case COMPREHENSION -> loop(expression.comprehension());
    };
  }

  private long call(CelCall call) {
    return plus(call.target().map(this::steps).orElse(0L), all(call.args()));
  }

  private long all(Collection<CelExpr> parts) {
    return parts.stream().mapToLong(this::steps).reduce(1, ConditionCost::plus);
  }

  private long loop(CelComprehension loop) {
    long round = plus(steps(loop.loopCondition()), steps(loop.loopStep()));
    long around = plus(steps(loop.accuInit()), steps(loop.result()));
    return plus(plus(steps(loop.iterRange()), around), times(rounds(loop.iterRange()), round));
  }

  private long rounds(CelExpr range) {
    return switch (range.getKind()) {
      case LIST -> range.list().elements().size();
      case MAP -> range.map().entries().size();
      case COMPREHENSION -> rounds(range.comprehension().iterRange());
      case IDENT, SELECT -> isAttributes(range) ? ATTRIBUTES : MOST_ROUNDS;
      case NOT_SET, CONSTANT, CALL, STRUCT -> MOST_ROUNDS;
    };
  }

  /** A dotted name is one variable, whatever its shape in the tree. */
  private boolean isAttributes(CelExpr expression) {
    return tree.getReference(expression.id())
        .map(CelReference::name)
        .filter("lead.attributes"::equals)
        .isPresent();
  }

  private static long plus(long left, long right) {
    return Math.min(Long.MAX_VALUE / 2, left + right);
  }

  private static long times(long rounds, long steps) {
    return steps > Long.MAX_VALUE / 2 / Math.max(1, rounds) ? Long.MAX_VALUE / 2 : rounds * steps;
  }
}
