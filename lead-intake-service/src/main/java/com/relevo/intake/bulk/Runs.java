package com.relevo.intake.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest runs of this instance, by their ids. */
final class Runs {
  private static final int MOST = 100;

  private final Map<String, Progress> runs = new LinkedHashMap<>();

  /** Empty where one of this id goes on; one that is over begins anew. */
  synchronized Optional<Progress> start(String id) {
    Progress before = runs.get(id);
    if (before != null && before.running()) {
      return Optional.empty();
    }
    runs.remove(id);
    if (runs.size() >= MOST) {
      runs.values().stream()
          .filter(each -> !each.running())
          .findFirst()
          .ifPresent(oldest -> runs.remove(oldest.view().id()));
    }
    Progress fresh = new Progress(id);
    runs.put(id, fresh);
    return Optional.of(fresh);
  }

  synchronized Optional<Progress> get(String id) {
    return Optional.ofNullable(runs.get(id));
  }
}
