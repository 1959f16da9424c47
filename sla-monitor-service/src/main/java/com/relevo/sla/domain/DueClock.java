package com.relevo.sla.domain;

import com.relevo.agreement.Target.Kind;
import com.relevo.events.LeadId;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A clock that runs, and when it breaches if nothing happens. */
public record DueClock(
    Instant dueAt,
    String instance,
    LeadId leadId,
    String target,
    Kind kind,
    @Nullable TeamId team,
    @Nullable RepId rep,
    Instant startedAt,
    boolean waived) {

  /** By due time; the id tells apart what is due at once. */
  public static final Comparator<DueClock> ORDER =
      Comparator.comparing(DueClock::dueAt).thenComparing(DueClock::instance);

  /** Empty for one that does not run: nothing breaches then. */
  public static Optional<DueClock> of(Instance instance, Instant now) {
    Clock clock = instance.clock();
    if (clock.state() != ClockState.RUNNING) {
      return Optional.empty();
    }
    Owner owner = Owner.of(instance.cycle(), clock);
    return instance
        .due()
        .map(at ->
            new DueClock(
                at,
                instance.id(),
                instance.lead().leadId(),
                clock.target(),
                clock.kind(),
                owner.team(),
                owner.rep(),
                clock.startedAt(),
                clock.waiver() != null && clock.waiver().covers(now)));
  }
}
