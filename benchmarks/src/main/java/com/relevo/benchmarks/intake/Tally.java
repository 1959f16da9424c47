package com.relevo.benchmarks.intake;

import com.relevo.events.EventJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What each delivery was answered, and in which phase. The law: what was acknowledged is kept, and
 * who is told anything else knows to send again. For many threads.
 */
final class Tally {
  private static final int EXAMPLES = 5;

  private final Map<String, Map<String, Integer>> phases = new LinkedHashMap<>();
  private final Map<Long, String> acknowledged = new HashMap<>();
  private final Set<Long> open = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();
  private Map<String, Integer> counts = new TreeMap<>();
  private int faulty;
  private int answers;

  /** From now on answers are counted there. */
  synchronized void phase(String name) {
    counts = phases.computeIfAbsent(name, _ -> new TreeMap<>());
  }

  synchronized void note(long lead, Answer answer) {
    answers++;
    counts.merge(answer.kind(), 1, Integer::sum);
    if (answer instanceof Answer.Status(_, _, String body) && answer.acknowledged()) {
      acknowledged.put(lead, EventJson.mapper().readTree(body).path("deliveryId").asString(body));
      open.remove(lead);
      return;
    }
    if (!acknowledged.containsKey(lead)) {
      open.add(lead);
    }
    if (!answer.retryable()) {
      faulty++;
      if (faults.size() < EXAMPLES) {
        faults.add("lead " + lead + ": " + answer);
      }
    }
  }

  synchronized int answers() {
    return answers;
  }

  synchronized int acknowledged() {
    return acknowledged.size();
  }

  /** Whether all that was acknowledged is among {@code kept}. */
  synchronized boolean allIn(Set<String> kept) {
    return kept.containsAll(acknowledged.values());
  }

  /** What was answered, but never acknowledged. */
  synchronized List<Long> open() {
    return List.copyOf(open);
  }

  /** Lines on each phase and on the law; {@code kept} are the ids that an own reader found. */
  synchronized Verdict verdict(Set<String> kept) {
    List<String> lines = new ArrayList<>();
    phases.forEach((name, answered) -> lines.add("  %-44s %s".formatted(name, text(answered))));
    List<String> lost =
        acknowledged.values().stream().filter(id -> !kept.contains(id)).sorted().toList();
    lines.add("");
    lines.add(
        "%,d leads acknowledged, of which %,d are not in the topic"
            .formatted(acknowledged.size(), lost.size()));
    lines.add("%,d answers after which a tool would not send again".formatted(faulty));
    lines.add("%,d leads not acknowledged in the end, although sent again".formatted(open.size()));
    lost.stream().limit(EXAMPLES).map("  lost: "::concat).forEach(lines::add);
    faults.stream().map("  not retryable: "::concat).forEach(lines::add);
    return new Verdict(lost.isEmpty() && faulty == 0 && open.isEmpty(), lines);
  }

  private static String text(Map<String, Integer> answered) {
    return answered.entrySet().stream()
        .map(each -> "%s: %,d".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  record Verdict(boolean kept, List<String> lines) {}
}
