package com.relevo.scoring.simulation;

import com.relevo.agreement.Agreement;
import com.relevo.agreement.AgreementTimeline;
import com.relevo.events.Event;
import com.relevo.events.EventType;
import com.relevo.events.Mode;
import com.relevo.events.Stage;
import com.relevo.events.Topic;
import com.relevo.scoring.simulation.Impact.Example;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same past under the agreements that were in force and under a candidate, which holds all the
 * time. What was before {@code since} is replayed, but not counted. For one thread; the candidate
 * is played by another beside it, a stretch of events at a time.
 */
public final class Simulation implements AutoCloseable {
  /** Events of a stretch: enough that the two threads rarely wait for each other. */
  private static final int TOGETHER = 128;

  private final AgreementTimeline timeline;
  private final Agreement candidateAgreement;
  private final Instant since;
  private final Instant until;
  private final Course inForce;
  private final Course candidate;
  private final Table total = new Table(List.of(""));
  private final Table sources = new Table(List.of());
  private final Table segments = new Table(Segment.all());
  private final Table weeks;
  private final Loads loads;
  private final Changes changes = new Changes();
  private final List<Event> stretch = new ArrayList<>();
  private final ExecutorService beside =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("simulation-candidate").daemon().factory());

  /** The two memories are of this simulation alone, and empty. */
  public Simulation(
      AgreementTimeline timeline,
      Agreement candidate,
      Instant since,
      Instant until,
      Memory inForceMemory,
      Memory candidateMemory) {
    this.timeline = timeline;
    this.candidateAgreement = candidate;
    this.since = since;
    this.until = until;
    this.inForce = new Course(timeline::at, inForceMemory);
    this.candidate = new Course(_ -> candidate, candidateMemory);
    List<LocalDate> all = Weeks.between(since, until);
    this.weeks = new Table(all.stream().map(LocalDate::toString).toList());
    this.loads = new Loads(all);
  }

  /** Whether events of this type can make a difference; the others need not be given. */
  public static boolean matters(EventType type) {
    return type.topic() == Topic.LEADS && type != EventType.ACTIVITY_REPORTED
        || Verdicts.matter(type);
  }

  /** In the order in which they were recorded; of one lead strictly so. */
  public void hear(Event event) {
    if (event.meta().recordedAt().isBefore(until)) {
      stretch.add(event);
      if (stretch.size() == TOGETHER) {
        play();
      }
    }
  }

  /** Nothing can be heard any more. */
  public Impact result() {
    play();
    Instant end = until.minusNanos(1);
    join(0, inForce.end(end), candidate.end(end));
    return new Impact(
        changes.leads(),
        total.rows().getFirst(),
        sources.rows().stream().sorted((one, other) -> one.key().compareTo(other.key())).toList(),
        segments.rows(),
        weeks.rows(),
        changes.all(),
        loads.teams(timeline.at(until), candidateAgreement),
        loads.withoutRule());
  }

  private void play() {
    List<Event> events = List.copyOf(stretch);
    stretch.clear();
    Future<List<List<Step>>> other = beside.submit(() -> candidate.play(events));
    List<List<Step>> before = inForce.play(events);
    List<List<Step>> then = then(other);
    for (int moment = 0; moment < before.size(); moment++) {
      join(moment, before.get(moment), then.get(moment));
    }
  }

  private static List<List<Step>> then(Future<List<List<Step>>> other) {
    try {
      return other.get();
    } catch (InterruptedException _) {
      throw new CancellationException("The simulation was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to play the candidate, but it failed", e);
    }
  }

  /** What still plays is interrupted, and has ended afterwards. */
  @Override
  public void close() {
    beside.shutdownNow();
    beside.close();
  }

  private void join(int moment, List<Step> before, List<Step> then) {
    if (before.isEmpty() && then.isEmpty()) {
      return;
    }
    List<Step> inForceSteps = before.stream().filter(this::counts).toList();
    List<Step> candidateSteps = then.stream().filter(this::counts).toList();
    inForceSteps.forEach(step -> count(Side.IN_FORCE, step));
    candidateSteps.forEach(step -> count(Side.CANDIDATE, step));
    Set<String> leads = new LinkedHashSet<>();
    Stream.concat(inForceSteps.stream(), candidateSteps.stream())
        .forEach(step -> leads.add(step.lead()));
    leads.forEach(lead -> turn(moment, lead, of(lead, inForceSteps), of(lead, candidateSteps)));
  }

  private static List<Step> of(String lead, List<Step> steps) {
    return steps.stream().filter(step -> step.lead().equals(lead)).toList();
  }

  /** An import is not this period's work, as for the commitments. */
  private boolean counts(Step step) {
    return step.mode() == Mode.LIVE && !step.at().isBefore(since) && step.at().isBefore(until);
  }

  private void count(Side side, Step step) {
    LocalDate week = Weeks.of(step.at());
    total.count("", side, step.stage());
    sources.count(step.facts().source(), side, step.stage());
    segments.count(Segment.of(step.facts()), side, step.stage());
    weeks.count(week.toString(), side, step.stage());
    if (step.handover() != null) {
      loads.count(side, step.handover(), week);
    }
  }

  private void turn(int moment, String lead, List<Step> before, List<Step> then) {
    Turn was = new Turn(inForce.reached(lead), candidate.reached(lead));
    before.forEach(step -> note(inForce, step));
    then.forEach(step -> note(candidate, step));
    Turn is = new Turn(inForce.reached(lead), candidate.reached(lead));
    changes.moved(lead, was, is, () -> example(moment, lead, last(before), last(then)));
  }

  private static void note(Course course, Step step) {
    Stage known = course.reached(step.lead());
    if (known == null || known.compareTo(step.stage()) < 0) {
      course.note(step.lead(), step.stage());
    }
  }

  /** Of several at once the last went furthest. */
  private static @Nullable Step last(List<Step> steps) {
    return steps.isEmpty() ? null : steps.getLast();
  }

  private Example example(int moment, String lead, @Nullable Step before, @Nullable Step then) {
    Instant at = before != null ? before.at() : then != null ? then.at() : until;
    return new Example(
        lead, inForce.explain(lead, moment, at, before), candidate.explain(lead, moment, at, then));
  }
}
