package com.relevo.agreement;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled condition; what goes wrong on certain facts, as a missing attribute does, counts as
 * not holding. {@code lists} are the agreement's own, by their dotted names, {@code profile} is
 * what it requires; {@code conjuncts} is empty where the condition is one.
 */
record CelCondition(
    String text,
    CelRuntime.Program program,
    Map<String, List<String>> lists,
    RequiredProfile profile,
    List<Condition> conjuncts)
    implements Condition {
  @Override
  public List<Condition> parts() {
    return conjuncts.isEmpty() ? List.of(this) : conjuncts;
  }

  @Override
  public boolean holds(Facts facts) {
    CelVariableResolver resolver =
        name -> {
          Vocabulary.Name known = Vocabulary.NAMES.get(name);
          return known == null
              ? Optional.ofNullable(lists.get(name))
              : Optional.of(known.value().apply(facts, profile));
        };
    try {
      return Boolean.TRUE.equals(program.eval(resolver));
    } catch (CelEvaluationException | RuntimeException _) {
      return false;
    }
  }
}
