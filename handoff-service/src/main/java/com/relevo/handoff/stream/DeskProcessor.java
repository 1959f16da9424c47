package com.relevo.handoff.stream;

import com.relevo.events.EventIds;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Choice;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.Place;
import com.relevo.handoff.domain.desk.Roster;
import com.relevo.handoff.domain.desk.RosterSource;
import com.relevo.handoff.domain.desk.Rotation;
import com.relevo.kit.stream.DecidingProcessor;
import com.relevo.kit.stream.Outbound;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of every team's rotation: whoever asks joins the queue, and the queue is served
 * from its head as long as somebody can take a lead. It is served again when a place is released,
 * when a shift starts, and at the start and when another version of the agreement takes effect, as
 * the roster may be another then.
 */
final class DeskProcessor extends DecidingProcessor<DeskRequest> {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Rosters rosters;
  private final HandoffMetrics figures;

  /** Teams whose queue may move by time alone, and from when. */
  private final Map<TeamId, Instant> nextTries = new HashMap<>();

  private @Nullable DeskBook book;

  DeskProcessor(RosterSource rosters, MeterRegistry metrics, HandoffMetrics figures) {
    super(HandoffBinding.SERVICE, metrics);
    this.rosters = new Rosters(rosters);
    this.figures = figures;
  }

  @Override
  public void init(ProcessorContext<String, Outbound> context) {
    super.init(context);
    book = new DeskBook(context);
    book.desks().forEach(this::report);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> serveDue(now()));
  }

  @Override
  protected void on(String key, DeskRequest request, Instant now) {
    follow(now);
    switch (request) {
      case DeskRequest.Asked asked -> asked(asked, now);
      case DeskRequest.Released released -> released(released, now);
      case DeskRequest.Placed placed -> placed(placed);
    }
  }

  private void asked(Asked request, Instant now) {
    if (book().place(request.team(), request.assignment()) != null) {
      return;
    }
    Desk desk = book().desk(request.team());
    if (request.insteadOf() != null) {
      another(desk, request, request.insteadOf(), now);
      return;
    }
    long number = desk.nextPlace();
    if (desk.waiting() == 0
        && Rotation.choose(desk.enqueued(), rosters.of(desk.team()), now)
            instanceof Choice.Chosen chosen) {
      keep(give(chosen, request, number, now)); // nobody waits, so it need not join the queue
      return;
    }
    book().enqueue(number, request);
    book().place(request.team(), request.assignment(), new Place(number, null));
    serve(desk.enqueued(), request, now);
  }

  /** At once or not at all. Those who wait without any rep come first: then nobody is free. */
  private void another(Desk before, Asked request, RepId present, Instant now) {
    serve(before, null, now);
    Desk desk = book().desk(request.team());
    switch (Rotation.choose(desk, rosters.of(request.team()).without(present), now)) {
      case Choice.Chosen chosen -> {
        Place place = new Place(desk.nextPlace(), chosen.rep());
        book().place(request.team(), request.assignment(), place);
        keep(chosen.desk());
        propose(request, chosen, now);
      }
      case Choice.Nobody nobody -> answer(waits(request, nobody, desk.notices()), now);
    }
  }

  /** By hand: it waits no longer, and counts as the rep's until it is released. */
  private void placed(DeskRequest.Placed placed) {
    TeamId team = placed.team();
    Place before = book().place(team, placed.assignment());
    if (before != null && before.rep() != null) {
      return;
    }
    Desk desk = book().desk(team);
    if (before != null) {
      book().dequeue(team, before.number());
      desk = desk.dequeued();
    }
    book().place(team, placed.assignment(), new Place(desk.nextPlace(), placed.rep()));
    keep(desk.placed(placed.rep()));
  }

  /** Releasing what is nowhere any more changes nothing, however often. */
  private void released(DeskRequest.Released released, Instant now) {
    TeamId team = released.team();
    Place place = book().place(team, released.assignment());
    if (place == null) {
      return;
    }
    book().forget(team, released.assignment());
    Desk desk = book().desk(team);
    if (place.rep() == null) {
      book().dequeue(team, place.number());
      keep(desk.dequeued());
    } else {
      serve(desk.released(place.rep()), null, now);
    }
  }

  /** Under another agreement the reps are others, and so may be who can take a lead. */
  private void follow(Instant now) {
    if (rosters.follow(now)) {
      book().teamsThatWait().forEach(team -> nextTries.put(team, Instant.MIN));
    }
  }

  private void serveDue(Instant now) {
    follow(now);
    List<TeamId> due = new ArrayList<>();
    nextTries.forEach((team, at) -> {
      if (!at.isAfter(now)) {
        due.add(team);
      }
    });
    due.forEach(team -> serve(book().desk(team), null, now));
  }

  /**
   * Gives leads to reps from the head of the queue; {@code newcomer} has not been told anything.
   */
  private void serve(Desk before, @Nullable Asked newcomer, Instant now) {
    Desk desk = before;
    Roster roster = rosters.of(desk.team());
    nextTries.remove(desk.team());
    while (desk.waiting() > 0) {
      if (!roster.known() && newcomer == null) {
        keep(giveBack(desk, now));
        return;
      }
      switch (Rotation.choose(desk, roster, now)) {
        case Choice.Chosen chosen -> desk = assign(chosen, now);
        case Choice.Nobody nobody -> {
          keep(leaveWaiting(desk, nobody, newcomer, now));
          return;
        }
      }
    }
    keep(desk);
  }

  private Desk assign(Choice.Chosen chosen, Instant now) {
    TeamId team = chosen.desk().team();
    Asked head =
        Objects.requireNonNull(book().head(team), "Expected a lead in the queue, but it is empty");
    Place place = Objects.requireNonNull(book().place(team, head.assignment()), "place");
    book().dequeue(team, place.number());
    return give(chosen, head, place.number(), now);
  }

  private Desk give(Choice.Chosen chosen, Asked request, long number, Instant now) {
    book().place(request.team(), request.assignment(), new Place(number, chosen.rep()));
    propose(request, chosen, now);
    return chosen.desk().dequeued();
  }

  private void propose(Asked request, Choice.Chosen chosen, Instant now) {
    String id = id(request, "proposed", chosen.desk().turn());
    answer(new DeskAnswer.Proposed(id, request, chosen.rep(), chosen.candidates()), now);
  }

  /** All are told where the reason is another than before, else only the newcomer. */
  private Desk leaveWaiting(
      Desk desk, Choice.Nobody nobody, @Nullable Asked newcomer, Instant now) {
    if (nobody.nextTry() != null) {
      nextTries.put(desk.team(), nobody.nextTry());
    }
    Desk left = desk.waitingFor(nobody.reason());
    if (nobody.reason() != desk.waitingFor()) {
      book()
          .eachWaiting(desk.team(), waiting -> answer(waits(waiting, nobody, left.notices()), now));
    } else if (newcomer != null) {
      answer(waits(newcomer, nobody, left.notices()), now);
    }
    return left;
  }

  /** The agreement no longer has the team: its waiting leads are routed anew. */
  private Desk giveBack(Desk desk, Instant now) {
    Desk left = desk;
    for (Asked head = book().head(desk.team()); head != null; head = book().head(desk.team())) {
      Place place = Objects.requireNonNull(book().place(desk.team(), head.assignment()), "place");
      book().dequeue(desk.team(), place.number());
      book().forget(desk.team(), head.assignment());
      answer(new DeskAnswer.Returned(id(head, "returned", desk.turn()), head), now);
      left = left.dequeued();
    }
    return left;
  }

  private static DeskAnswer waits(Asked request, Choice.Nobody nobody, long notice) {
    String id = id(request, "waiting " + nobody.reason(), notice);
    return new DeskAnswer.Waiting(id, request, nobody.reason(), nobody.text());
  }

  private static String id(Asked request, String what, long number) {
    return EventIds.of(request.assignment() + "\n" + what + "\n" + number);
  }

  private void answer(DeskAnswer answer, Instant now) {
    send(Wire.answer(answer, now));
  }

  private void keep(Desk desk) {
    book().keep(desk);
    report(desk);
  }

  private void report(Desk desk) {
    figures.waiting(context().taskId().toString(), desk.team().value(), desk.waiting());
  }

  private DeskBook book() {
    return Objects.requireNonNull(book, "init was not called");
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
