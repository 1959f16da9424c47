package com.relevo.intake.domain.signature;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Request headers by lower-case name, each with all its values. */
public record Headers(Map<String, List<String>> values) {
  public Headers {
    Map<String, List<String>> lower = new TreeMap<>();
    values.forEach((name, each) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(each)));
    values = lower;
  }

  /**
   * The header's value where it was sent exactly once and is not blank: a doubled header proves
   * nothing.
   */
  public Optional<String> single(String name) {
    List<String> all = values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return all.size() == 1
        ? Optional.of(all.getFirst().strip()).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  public boolean has(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }
}
