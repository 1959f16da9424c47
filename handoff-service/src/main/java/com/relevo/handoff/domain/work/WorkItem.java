package com.relevo.handoff.domain.work;

import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.Stage;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.lead.Cycle;
import com.relevo.handoff.domain.lead.HandoffState;
import com.relevo.handoff.domain.lead.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One lead in somebody's queue: with a rep, who may have offered it to another, or with the manager
 * of a team; {@code target} is what is due first, {@code dueAt} when it is or was, null for
 * nothing; {@code since} is when it got there.
 */
public record WorkItem(
    LeadId leadId,
    int cycle,
    long version,
    Status status,
    Stage stage,
    @Nullable TeamId team,
    @Nullable RepId rep,
    Instant since,
    @Nullable String target,
    @Nullable Instant dueAt,
    @Nullable Instant snoozedUntil,
    @Nullable RepId offeredTo) {

  /** What is due first; then what never is, the oldest first; what rests comes last. */
  public static final Comparator<WorkItem> ORDER = Comparator.comparing(WorkItem::position);

  /** Where an item is in its queue. */
  public record Position(boolean rests, Instant dueAt, Instant since, String lead)
      implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparing(Position::rests)
            .thenComparing(Position::dueAt)
            .thenComparing(Position::since)
            .thenComparing(Position::lead);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  /** Empty for a lead that is in nobody's queue. */
  public static Optional<WorkItem> of(HandoffState state, RunningClocks clocks) {
    return state
        .open()
        .filter(cycle -> cycle.held().isPresent() || cycle.status() == Status.WITH_MANAGER)
        .map(cycle -> of(state, cycle, clocks));
  }

  private static WorkItem of(HandoffState state, Cycle cycle, RunningClocks clocks) {
    RunningClock first = clocks.first(cycle.number()).orElse(null);
    Instant assigned = cycle.progress().assignedAt();
    return new WorkItem(
        state.lead(),
        cycle.number(),
        state.version(),
        cycle.status(),
        cycle.stage(),
        cycle.team(),
        cycle.held().map(Assignment::rep).orElse(null),
        assigned == null ? cycle.opening().at() : assigned,
        first == null ? null : first.target(),
        first == null ? null : first.dueAt(),
        cycle.hold().snoozedUntil(),
        cycle.hold().offeredTo());
  }

  /** Whose queues it is in: of the rep and of whom they offer it to, or of the team's manager. */
  public List<Holder> holders() {
    if (rep == null) {
      return List.of(Holder.manager(team));
    }
    List<Holder> holders = new ArrayList<>();
    holders.add(Holder.rep(rep));
    if (offeredTo != null) {
      holders.add(Holder.rep(offeredTo));
    }
    return holders;
  }

  Position position() {
    return new Position(
        snoozedUntil != null, dueAt == null ? Instant.MAX : dueAt, since, leadId.value());
  }
}
