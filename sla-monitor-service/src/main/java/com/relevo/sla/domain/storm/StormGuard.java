package com.relevo.sla.domain.storm;

import com.relevo.events.EventIds;
import com.relevo.events.EventType;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.Reason;
import com.relevo.events.SlaReport.SlaIncident;
import com.relevo.events.TeamId;
import com.relevo.sla.domain.storm.Storm.Bucket;
import com.relevo.sla.domain.storm.Storm.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens an incident at more than {@code limit} breaches of a target within {@code window}, and
 * closes it when the window holds no more than half the limit, so that a target that stays around
 * the limit does not open one after the other.
 */
public final class StormGuard {
  private static final int TENTHS = 10;
  private static final int EXAMPLES = 10;

  private final int limit;
  private final Duration window;

  public StormGuard(int limit, Duration window) {
    this.limit = limit;
    this.window = window;
  }

  /** The state after, and the incident that was opened or closed, if one was. */
  public record Outcome(Storm storm, Optional<SlaIncident> event) {}

  /** {@code version} is the agreement's in force. */
  public Outcome on(Storm before, Breach breach, Instant now, String version) {
    Storm storm = aged(before, now);
    Hints hints = Hints.of(breach, window);
    Incident open = storm.incident();
    boolean recent = breach.firedAt().isAfter(now.minus(window));
    if (open == null && !recent) {
      return new Outcome(storm, Optional.empty()); // long told of: there is nothing left to fold
    }
    Storm counted = recent ? counted(storm, breach, hints) : storm;
    if (open != null) {
      boolean part = breach.firedAt().isAfter(open.from().minus(window));
      return new Outcome(
          part ? counted.opened(with(open, breach, hints)) : counted, Optional.empty());
    }
    return counted.hints().breaches() > limit
        ? open(counted, now, version)
        : new Outcome(counted, Optional.empty());
  }

  /** Time passes; {@code version} is the agreement's in force. */
  public Outcome at(Storm before, Instant now, String version) {
    Storm storm = aged(before, now);
    Incident open = storm.incident();
    return open == null || 2 * storm.hints().breaches() > limit
        ? new Outcome(storm, Optional.empty())
        : new Outcome(
            storm.opened(null), Optional.of(event(storm.target(), open, now, now, version)));
  }

  private Outcome open(Storm storm, Instant now, String version) {
    Instant from = storm.buckets().stream().map(Bucket::first).min(Instant::compareTo).orElse(now);
    String id = "incident/" + storm.target() + "/" + from;
    Incident incident = new Incident(id, from, storm.hints(), storm.examples());
    return new Outcome(
        storm.opened(incident), Optional.of(event(storm.target(), incident, null, now, version)));
  }

  private Storm aged(Storm storm, Instant now) {
    Instant oldest = now.minus(window);
    List<Bucket> left = storm.buckets().stream().filter(each -> each.at().isAfter(oldest)).toList();
    return left.size() == storm.buckets().size()
        ? storm
        : storm.with(left, left.isEmpty() ? List.of() : storm.examples());
  }

  private Storm counted(Storm storm, Breach breach, Hints hints) {
    Instant at = tenth(breach.firedAt());
    List<Bucket> all = new ArrayList<>(storm.buckets());
    Optional<Bucket> known = all.stream().filter(each -> each.at().equals(at)).findFirst();
    known.ifPresent(all::remove);
    all.add(
        known
            .map(bucket ->
                new Bucket(
                    at, earlier(bucket.first(), breach.firedAt()), bucket.hints().plus(hints)))
            .orElseGet(() -> new Bucket(at, breach.firedAt(), hints)));
    return storm.with(all, examples(storm.examples(), breach));
  }

  private static Incident with(Incident open, Breach breach, Hints hints) {
    return new Incident(
        open.id(),
        earlier(open.from(), breach.firedAt()),
        open.hints().plus(hints),
        examples(open.examples(), breach));
  }

  private static List<String> examples(List<String> known, Breach breach) {
    if (known.size() >= EXAMPLES) {
      return known;
    }
    List<String> all = new ArrayList<>(known);
    all.add(breach.instance());
    return all;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Rounded up, so that what is in a tenth is never older than it says. */
  private Instant tenth(Instant at) {
    long length = Math.max(1, window.toMillis() / TENTHS);
    return Instant.ofEpochMilli((at.toEpochMilli() / length + 1) * length);
  }

  private SlaIncident event(
      String target, Incident incident, @Nullable Instant to, Instant now, String version) {
    Hints hints = incident.hints();
    return new SlaIncident(
        new Meta(
            EventIds.derive(
                incident.id(), EventType.SLA_INCIDENT, to == null ? "opened" : "closed"),
            new LeadId("incident/" + target),
            0,
            to == null ? incident.from() : to,
            now,
            version,
            List.of(Reason.of("storm", text(hints, to))),
            Mode.LIVE,
            null),
        incident.id(),
        target,
        team(hints),
        hints.cause(),
        incident.from(),
        to,
        hints.breaches(),
        incident.examples());
  }

  private String text(Hints hints, @Nullable Instant to) {
    return (to == null ? "More than " + limit + " breaches within " + window + ": " : "Over after ")
        + hints.breaches()
        + " breaches; fired late "
        + hints.late()
        + ", of imported leads "
        + hints.imported()
        + ", nobody had room "
        + hints.noCapacity()
        + ", taken over by another agreement "
        + hints.tookOver();
  }

  private static @Nullable TeamId team(Hints hints) {
    return hints.teams().size() == 1 && !hints.teams().contains("")
        ? new TeamId(hints.teams().iterator().next())
        : null;
  }
}
