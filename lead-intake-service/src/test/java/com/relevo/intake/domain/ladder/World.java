package com.relevo.intake.domain.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.relevo.events.LeadEvent;
import com.relevo.events.LeadId;
import com.relevo.events.Mode;
import com.relevo.events.SourceRef;
import com.relevo.intake.domain.ladder.Step.Visit;
import com.relevo.intake.domain.mapping.Signal;
import com.relevo.intake.domain.person.IdentityKeys;
import com.relevo.intake.domain.person.Item;
import com.relevo.intake.domain.person.Person;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All identity keys, and what is on its way between them. What one key sends another arrives in
 * order; all else in whatever order {@code random} takes.
 */
final class World {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  final Map<String, Place> places = new HashMap<>();
  final List<LeadEvent> events = new ArrayList<>();
  final List<Answer> answers = new ArrayList<>();
  final List<String> settled = new ArrayList<>();
  private final Map<String, Queue<Map.Entry<String, Step>>> channels = new LinkedHashMap<>();
  private final Random random;

  World(Random random) {
    this.random = random;
  }

  static Item item(String id, int second, List<String> keys, Map<String, String> fields) {
    return item(id, second, keys, fields, new Signal(true, null, null));
  }

  static Item item(
      String id, int second, List<String> keys, Map<String, String> fields, Signal signal) {
    return new Item(
        id,
        keys,
        new SourceRef("web", null, "d" + id),
        fields,
        signal,
        NOON.plusSeconds(second),
        NOON.plusSeconds(second),
        Mode.LIVE,
        List.of(),
        null);
  }

  void arrives(Item item) {
    send("outside-" + item.id(), item.keys().getFirst(), new Visit(item, List.of(), false));
  }

  Answer ask(Asked.Kind kind, LeadId lead, @Nullable LeadId other) {
    String id = kind + "-" + answers.size();
    Asked asked = new Asked(id, "here", kind, lead, other, "ann", NOON.plusSeconds(9_000));
    send("asked", IdentityKeys.lead(lead), new Step.Request(asked));
    settle();
    return answers.getLast();
  }

  private void send(String from, String to, Step step) {
    channels.computeIfAbsent(from + " > " + to, _ -> new ArrayDeque<>()).add(Map.entry(to, step));
  }

  /** Until nothing is on its way any more. */
  World settle() {
    int steps = 0;
    while (!channels.isEmpty()) {
      assertThat(++steps).as("steps").isLessThan(100_000);
      List<String> busy = new ArrayList<>(channels.keySet());
      String channel = busy.get(random.nextInt(busy.size()));
      Queue<Map.Entry<String, Step>> queue = channels.get(channel);
      Map.Entry<String, Step> next = queue.remove();
      if (queue.isEmpty()) {
        channels.remove(channel);
      }
      take(next.getKey(), next.getValue());
    }
    return this;
  }

  private void take(String key, Step step) {
    Turn turn = Ladder.decide(key, places.get(key), step);
    Place after = turn.place();
    if (after == null) {
      places.remove(key);
    } else {
      places.put(key, after);
    }
    events.addAll(turn.events());
    turn.replies().forEach(reply -> answers.add(reply.answer()));
    if (turn.settled() != null) {
      settled.add(turn.settled().id());
    }
    turn.sent().forEach(sent -> send(key, sent.getKey(), sent.getValue()));
  }

  /** Who is found under a key; fails where that leads nowhere or in a circle. */
  Person at(String key) {
    String at = key;
    for (int hops = 0; hops < 50; hops++) {
      Place place = places.get(at);
      assertThat(place).as("what is at %s, on the way from %s", at, key).isNotNull();
      if (place.person() != null) {
        return place.person();
      }
      at = String.valueOf(place.to());
    }
    throw new AssertionError("Expected somebody under " + key + ", but it goes on and on");
  }

  List<Person> people() {
    List<Person> all = new ArrayList<>();
    places
        .values()
        .forEach(place -> {
          if (place.person() != null) {
            all.add(place.person());
          }
        });
    return Collections.unmodifiableList(all);
  }
}
