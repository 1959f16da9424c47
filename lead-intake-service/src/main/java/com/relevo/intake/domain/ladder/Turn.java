package com.relevo.intake.domain.ladder;

import com.relevo.events.LeadEvent;
import com.relevo.intake.domain.person.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a place becomes by a step, and what it tells others. */
public final class Turn {
  private @Nullable Place place;
  private Map<String, String> alike;
  private final List<LeadEvent> events = new ArrayList<>();
  private final List<Map.Entry<String, Step>> sent = new ArrayList<>();
  private final List<Reply> replies = new ArrayList<>();
  private @Nullable Item settled;

  /** An answer to who asked. */
  public record Reply(Asked asked, Answer answer) {}

  Turn(@Nullable Place before) {
    this.place = before;
    this.alike = before == null ? Map.of() : before.alike();
  }

  Turn becomes(@Nullable Place after) {
    place = after;
    return this;
  }

  /** Stays whoever is there. */
  Map<String, String> alike() {
    return alike;
  }

  Turn alike(Map<String, String> more) {
    alike = more;
    return this;
  }

  Turn publish(LeadEvent event) {
    events.add(event);
    return this;
  }

  Turn send(String key, Step step) {
    sent.add(Map.entry(key, step));
    return this;
  }

  Turn reply(@Nullable Asked asked, Answer answer) {
    if (asked != null) {
      replies.add(new Reply(asked, answer));
    }
    return this;
  }

  Turn settles(Item item) {
    settled = item;
    return this;
  }

  public @Nullable Place place() {
    if (place == null || place.isFree()) {
      return alike.isEmpty() ? null : new Place(null, null, false, alike);
    }
    return new Place(place.person(), place.to(), place.firm(), alike);
  }

  public List<LeadEvent> events() {
    return events;
  }

  /** Steps, by the keys they go to. */
  public List<Map.Entry<String, Step>> sent() {
    return sent;
  }

  public List<Reply> replies() {
    return replies;
  }

  /** The item that has found its lead, if one has. */
  public @Nullable Item settled() {
    return settled;
  }
}
