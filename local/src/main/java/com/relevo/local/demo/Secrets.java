package com.relevo.local.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** One secret for each tool. */
record Secrets(Map<Tool, Secret> all) {
  static Secrets random() {
    Map<Tool, Secret> all = new EnumMap<>(Tool.class);
    for (Tool tool : Tool.values()) {
      all.put(tool, Secret.random(tool));
    }
    return new Secrets(all);
  }

  Secret of(Tool tool) {
    return Objects.requireNonNull(all.get(tool));
  }
}
