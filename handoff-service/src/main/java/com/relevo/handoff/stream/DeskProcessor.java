package com.relevo.handoff.stream;

import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Choice;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.Place;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.desk.Rotation;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of every team's rotation: a lead that nobody can take now joins the queue, and the
 * queue is served from its head as long as somebody can take one. It is served again when a place
 * is released, when a shift starts, somebody comes back or may have another by their rate, and at
 * the start and whenever a roster may have changed.
 */
final class DeskProcessor extends DecidingProcessor<DeskRequest> {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final RosterSource rosters;
  private final HandoffMetrics figures;
  private @Nullable DeskBook book;
  private @Nullable DeskQueues queues;
  private @Nullable Rotations rotations;
  private @Nullable Watch watch;

  DeskProcessor(RosterSource rosters, MeterRegistry metrics, HandoffMetrics figures) {
    super(HandoffBinding.SERVICE, metrics);
    this.rosters = rosters;
    this.figures = figures;
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    book = new DeskBook(context);
    queues = new DeskQueues(book, this::answer);
    rotations = new Rotations(rosters, book);
    watch = new Watch(figures, book, rotations, context.taskId().toString());
    book.desks().forEach(this::report);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> tick(now()));
  }

  @Override
  protected void on(String key, DeskRequest request, Instant now) {
    follow(now);
    switch (request) {
      case Asked asked -> asked(asked, now);
      case DeskRequest.Released released -> released(released, now);
      case DeskRequest.Placed placed -> placed(placed, now);
      case DeskRequest.Claimed claimed -> claimed(claimed, now);
    }
  }

  private void asked(Asked request, Instant now) {
    if (book().place(request.team(), request.assignment()) != null) {
      return;
    }
    Rotation rotation = rotations().of(request.team(), now);
    queues().serve(rotation, now); // those who wait come first
    switch (queues().choose(rotation, request, now)) {
      case Choice.Chosen chosen ->
          queues().give(rotation, request, rotation.desk().nextPlace(), chosen, null, now);
      case Choice.Nobody nobody -> {
        if (request.insteadOf() != null) {
          answer(DeskAnswers.waits(request, nobody, rotation.desk().notices()), now);
        } else if (request.on().only()) {
          answer(
              DeskAnswers.returned(request, DeskAnswer.Cause.DECLINED, rotation.desk(), nobody),
              now);
        } else {
          queues().join(rotation, request, nobody, now);
        }
      }
    }
    keep(rotation);
  }

  /** Releasing what is nowhere any more changes nothing, however often. */
  private void released(DeskRequest.Released released, Instant now) {
    TeamId team = released.team();
    Place place = book().place(team, released.assignment());
    if (place == null) {
      return;
    }
    book().forget(team, released.assignment());
    Rotation rotation = rotations().of(team, now);
    if (place.rep() == null) {
      queues().leave(rotation, place);
    } else {
      rotation.release(place.rep(), released.result(), now);
      queues().serve(rotation, now);
    }
    keep(rotation);
  }

  /** Whoever is first takes it out of the queue; all others are refused. */
  private void claimed(DeskRequest.Claimed claimed, Instant now) {
    TeamId team = claimed.team();
    Place place = book().place(team, claimed.assignment());
    Asked waiting = place == null ? null : book().waiting(team, place.number());
    if (place == null || place.rep() != null || waiting == null) {
      answer(DeskAnswers.refused(claimed, "The lead does not wait at " + team + " any more."), now);
      return;
    }
    Rotation rotation = rotations().of(team, now);
    switch (rotation.claim(claimed.rep())) {
      case Choice.Chosen chosen -> {
        queues().leave(rotation, place);
        queues().give(rotation, waiting, place.number(), chosen, claimed.claim(), now);
      }
      case Choice.Nobody nobody -> answer(DeskAnswers.refused(claimed, nobody.text() + "."), now);
    }
    keep(rotation);
  }

  /** By hand: it waits no longer, and counts as the rep's until it is released. */
  private void placed(DeskRequest.Placed placed, Instant now) {
    TeamId team = placed.team();
    Place before = book().place(team, placed.assignment());
    if (before != null && before.rep() != null) {
      return;
    }
    Rotation rotation = rotations().of(team, now);
    if (before != null) {
      queues().leave(rotation, before);
    }
    book().place(team, placed.assignment(), new Place(rotation.desk().nextPlace(), placed.rep()));
    rotation.take(placed.rep(), now);
    keep(rotation);
  }

  /** Under another roster the reps are others, and so may be who can take a lead. */
  private void follow(Instant now) {
    if (rotations().follow(now)) {
      book().desks().stream()
          .filter(desk -> desk.waiting() > 0)
          .forEach(desk -> serve(desk.team(), now));
    }
  }

  private void tick(Instant now) {
    follow(now);
    Objects.requireNonNull(watch, "init was not called").look(now);
    queues().overdue(now).forEach(request -> overdue(request, now));
    List<TeamId> due = new ArrayList<>(rotations().due(now));
    due.addAll(queues().dueBack(now));
    due.forEach(team -> serve(team, now));
  }

  private void serve(TeamId team, Instant now) {
    Rotation rotation = rotations().of(team, now);
    queues().serve(rotation, now);
    keep(rotation);
  }

  /** It waited here for as long as its rule lets it: it goes on to the next team. */
  private void overdue(Asked request, Instant now) {
    Place place = book().place(request.team(), request.assignment());
    if (place == null || place.rep() != null) {
      return;
    }
    Rotation rotation = rotations().of(request.team(), now);
    queues().giveBack(rotation, request, place, DeskAnswer.Cause.OVERDUE, now);
    keep(rotation);
  }

  private void answer(DeskAnswer answer, Instant now) {
    send(Wire.answer(answer, now));
  }

  private void keep(Rotation rotation) {
    rotations().keep(rotation);
    report(rotation.desk());
  }

  private void report(Desk desk) {
    figures.waiting(context().taskId().toString(), desk.team().value(), desk.waiting());
  }

  private DeskBook book() {
    return Objects.requireNonNull(book, "init was not called");
  }

  private DeskQueues queues() {
    return Objects.requireNonNull(queues, "init was not called");
  }

  private Rotations rotations() {
    return Objects.requireNonNull(rotations, "init was not called");
  }

  @Override
  protected byte[] encode(DeskRequest request) {
    return Wire.write(request);
  }

  @Override
  public void close() {
    if (book != null) {
      figures.gone(context().taskId().toString());
    }
  }
}
