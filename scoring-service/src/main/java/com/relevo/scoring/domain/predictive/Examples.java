package com.relevo.scoring.domain.predictive;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The newest examples, at most so many: a cycle told again replaces what was told before. Not
 * thread-safe.
 */
public final class Examples {
  private final int most;
  private final Map<String, Example> byId = new HashMap<>();
  private final TreeSet<Example> byAge = new TreeSet<>(Example.AGE);

  public Examples(int most) {
    this.most = most;
  }

  /** Returns the example that had to go for it, which may be the one that came. */
  public Optional<Example> add(Example example) {
    Example before = byId.put(example.id(), example);
    if (before != null) {
      byAge.remove(before);
    }
    byAge.add(example);
    if (byAge.size() <= most) {
      return Optional.empty();
    }
    Example oldest = byAge.removeFirst();
    byId.remove(oldest.id());
    return Optional.of(oldest);
  }

  /** All of them, oldest first. */
  public Collection<Example> all() {
    return Collections.unmodifiableCollection(byAge);
  }
}
