package com.relevo.agreement;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;

/**
 * A compiled condition; what goes wrong on certain facts, as a missing attribute does, counts as
 * not holding.
 */
record CelCondition(String text, CelRuntime.Program program) implements Condition {
  @Override
  public boolean holds(Facts facts) {
    CelVariableResolver resolver =
        name -> {
          Vocabulary.Name known = Vocabulary.NAMES.get(name);
          return known == null ? Optional.empty() : Optional.of(known.value().apply(facts));
        };
    try {
      return Boolean.TRUE.equals(program.eval(resolver));
    } catch (CelEvaluationException | RuntimeException _) {
      return false;
    }
  }
}
