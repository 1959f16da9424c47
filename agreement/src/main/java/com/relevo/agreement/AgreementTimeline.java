package com.relevo.agreement;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which version of the agreement holds when: each from its effective instant (inclusive) until the
 * next one's, and before the first the one everything began with. Immutable.
 *
 * <p>Of two versions with the same effective instant the one that was scheduled last holds; of two
 * scheduled at once the one whose version comes last in alphabetical order. The other never does.
 */
public final class AgreementTimeline {
  private static final Comparator<Switch> LAST_SCHEDULED_LAST =
      Comparator.comparing(Switch::scheduledAt)
          .thenComparing(change -> change.agreement().version());

  private final Agreement beginning;
  private final Map<String, Switch> scheduled;
  private final NavigableMap<Instant, Switch> inOrder = new TreeMap<>();

  /** {@code agreement} holds from {@code effectiveAt} on. */
  public record Switch(Instant effectiveAt, Instant scheduledAt, Agreement agreement) {}

  private AgreementTimeline(Agreement beginning, Map<String, Switch> scheduled) {
    this.beginning = beginning;
    this.scheduled = Map.copyOf(scheduled);
    scheduled.values().stream()
        .sorted(LAST_SCHEDULED_LAST)
        .forEach(change -> inOrder.put(change.effectiveAt(), change));
  }

  /** One agreement from the beginning of time on. */
  public static AgreementTimeline of(Agreement beginning) {
    return new AgreementTimeline(beginning, Map.of());
  }

  /** With this version in its place; one of the same version that was there before is replaced. */
  public AgreementTimeline with(Switch change) {
    Map<String, Switch> next = new TreeMap<>(scheduled);
    next.put(change.agreement().version(), change);
    return new AgreementTimeline(beginning, next);
  }

  /** As if this version had never been scheduled; the one all began with always stays. */
  public AgreementTimeline without(String version) {
    Map<String, Switch> next = new TreeMap<>(scheduled);
    next.remove(version);
    return new AgreementTimeline(beginning, next);
  }

  /** The version that holds for what is recorded at this instant. */
  public Agreement at(Instant instant) {
    Map.Entry<Instant, Switch> last = inOrder.floorEntry(instant);
    return last == null ? beginning : last.getValue().agreement();
  }

  /** Any known version: one that held, holds or will hold. */
  public Optional<Agreement> version(String version) {
    Switch found = scheduled.get(version);
    if (found != null) {
      return Optional.of(found.agreement());
    }
    return beginning.version().equals(version) ? Optional.of(beginning) : Optional.empty();
  }

  /** The first change after this instant. */
  public Optional<Switch> next(Instant after) {
    return Optional.ofNullable(inOrder.higherEntry(after)).map(Map.Entry::getValue);
  }

  /** All changes that happen, the earliest first. */
  public List<Switch> switches() {
    return List.copyOf(inOrder.values());
  }

  /** Whether something is true of any version that holds at some time. */
  public boolean any(Predicate<Agreement> of) {
    if (of.test(beginning)) {
      return true;
    }
    for (Switch change : inOrder.values()) {
      if (of.test(change.agreement())) {
        return true;
      }
    }
    return false;
  }

  /** The one that holds before the first change. */
  public Agreement beginning() {
    return beginning;
  }

  @Override
  public String toString() {
    Collection<String> changes =
        inOrder.values().stream()
            .map(change -> change.agreement().version() + " from " + change.effectiveAt())
            .toList();
    return beginning.version() + ", then " + changes;
  }
}
