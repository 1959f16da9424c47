package com.relevo.handoff.domain.lead;

import com.relevo.handoff.domain.lead.Outcome.Refused;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The agreement's coded reasons for one thing to do; {@code codes} each to its text. */
record Reasons(String kind, Map<String, String> codes) {
  /** What {@code then} makes of {@code code}; a refusal with all codes where it is none of them. */
  Outcome check(@Nullable String code, Function<String, Outcome> then) {
    if (code == null) {
      return new Refused(
          Refusal.REASON_MISSING, "It takes a " + kind + " reason: " + list() + ".", codes);
    }
    return codes.containsKey(code)
        ? then.apply(code)
        : new Refused(
            Refusal.UNKNOWN_REASON,
            "The agreement has no " + kind + " reason " + code + "; it has " + list() + ".",
            codes);
  }

  private String list() {
    return codes.isEmpty() ? "none" : String.join(", ", codes.keySet());
  }
}
