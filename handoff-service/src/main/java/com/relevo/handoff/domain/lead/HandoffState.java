package com.relevo.handoff.domain.lead;

import com.relevo.agreement.ContactStatements;
import com.relevo.events.LeadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one lead's handoffs: the newest cycle last, whether it may be contacted, and
 * the outcomes of recent commands that came with a key. {@code version} counts changes; {@code
 * said} is what the lead said of being contacted, {@code askedAt} when it last asked for it.
 */
public record HandoffState(
    LeadId lead,
    long version,
    boolean contactAllowed,
    List<Cycle> cycles,
    List<Remembered> remembered,
    @Nullable ContactStatements said,
    @Nullable Instant askedAt) {
  /** Older cycles are in the events; a lead that bounces for years must not grow without end. */
  private static final int KEPT_CYCLES = 20;

  public HandoffState {
    cycles = List.copyOf(cycles);
    remembered = List.copyOf(remembered);
    said = said == null ? ContactStatements.NONE : said;
  }

  public static HandoffState of(LeadId lead) {
    return new HandoffState(lead, 0, true, List.of(), List.of(), ContactStatements.NONE, null);
  }

  /** The newest cycle, open or closed; empty for a lead that was never qualified. */
  public Optional<Cycle> current() {
    return cycles.isEmpty() ? Optional.empty() : Optional.of(cycles.getLast());
  }

  public Optional<Cycle> open() {
    return current().filter(cycle -> !cycle.closed());
  }

  public Optional<Standing> standing() {
    return current().map(cycle -> Standing.of(lead, version, cycle));
  }

  int lastCycle() {
    return current().map(Cycle::number).orElse(0);
  }

  HandoffState began(Cycle cycle) {
    List<Cycle> all = new ArrayList<>(cycles);
    all.add(cycle);
    int from = Math.max(0, all.size() - KEPT_CYCLES);
    return new HandoffState(
        lead,
        version + 1,
        contactAllowed,
        all.subList(from, all.size()),
        remembered,
        said,
        askedAt);
  }

  HandoffState replacing(Cycle cycle) {
    List<Cycle> all = new ArrayList<>(cycles);
    all.set(all.size() - 1, cycle);
    return new HandoffState(lead, version + 1, contactAllowed, all, remembered, said, askedAt);
  }

  HandoffState consenting(boolean contactAllowed, ContactStatements said) {
    return new HandoffState(lead, version + 1, contactAllowed, cycles, remembered, said, askedAt);
  }

  HandoffState asking(Instant at) {
    return new HandoffState(lead, version, contactAllowed, cycles, remembered, said, at);
  }

  /** Whether it asked for contact that {@code cycle}, one of its own, is to answer. */
  boolean asksIn(Cycle cycle) {
    return askedAt != null
        && cycles.stream()
            .filter(each -> each.number() < cycle.number())
            .map(each -> each.progress().closedAt())
            .noneMatch(closed -> closed != null && !askedAt.isAfter(closed));
  }

  /** The answer this lead already gave under a key, as long as it is kept. */
  public @Nullable Remembered answered(String key, Instant now) {
    return remembered.stream()
        .filter(each -> each.key().equals(key) && !each.expired(now))
        .findFirst()
        .orElse(null);
  }

  /**
   * Keeps what {@code command} was told, if it has a key: junk for a lead that does not exist must
   * not fill the store.
   */
  public HandoffState remembering(Command command, Answer told, Instant now) {
    return command.key() == null || current().isEmpty()
        ? this
        : remembering(new Remembered(command.key(), command.fingerprint(), now, told));
  }

  /** Keeps an answer, for {@link Remembered#KEPT} and among the newest {@link Remembered#MOST}. */
  public HandoffState remembering(Remembered answer) {
    List<Remembered> kept = new ArrayList<>();
    remembered.stream().filter(each -> !each.expired(answer.at())).forEach(kept::add);
    kept.add(answer);
    int from = Math.max(0, kept.size() - Remembered.MOST);
    return new HandoffState(
        lead, version, contactAllowed, cycles, kept.subList(from, kept.size()), said, askedAt);
  }
}
