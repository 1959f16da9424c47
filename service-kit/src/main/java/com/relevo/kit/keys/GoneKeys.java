package com.relevo.kit.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Keys that are known not to be there any more; those asked for longest ago are forgotten. */
final class GoneKeys {
  private static final int MOST = 10_000;

  private final Map<Key, Boolean> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Boolean> eldest) {
          return size() > MOST;
        }
      };

  private record Key(UUID lead, int id) {}

  synchronized boolean contains(UUID lead, int id) {
    return recent.get(new Key(lead, id)) != null;
  }

  synchronized void add(UUID lead, int id) {
    recent.put(new Key(lead, id), true);
  }
}
