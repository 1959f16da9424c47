package com.relevo.alignment.store;

import com.relevo.alignment.domain.Step;
import com.relevo.events.EventJson;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Steps as JSON, their kind beside it. The kinds' names are in the database: they stay. */
final class StepJson {
  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(Step.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private StepJson() {}

  static String kind(Step step) {
    return step.getClass().getSimpleName();
  }

  static String write(Step step) {
    return EventJson.mapper().writeValueAsString(step);
  }

  static Step read(String kind, String json) {
    Class<?> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalStateException("Expected a kind of step, but it is " + kind);
    }
    return (Step) EventJson.mapper().readValue(json, type);
  }
}
