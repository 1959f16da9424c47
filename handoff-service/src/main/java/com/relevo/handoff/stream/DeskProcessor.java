package com.relevo.handoff.stream;

import com.relevo.events.EventIds;
import com.relevo.events.Reason;
import com.relevo.events.RepId;
import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Choice;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.Place;
import com.relevo.handoff.domain.desk.Preference;
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
 * The one writer of every team's rotation: a lead that nobody can take now joins the queue, and the
 * queue is served from its head as long as somebody can take one. It is served again when a place
 * is released, when a shift starts, somebody comes back or may have another by their rate, and at
 * the start and whenever a roster may have changed.
 */
final class DeskProcessor extends DecidingProcessor<DeskRequest> {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final RosterSource rosters;
  private final HandoffMetrics figures;
  private final Deadlines deadlines = new Deadlines();

  /** Teams that are in no agreement, and when their leads are given back. */
  private final Map<TeamId, Instant> givenBack = new HashMap<>();

  private @Nullable DeskBook book;
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
    rotations = new Rotations(rosters, book);
    watch = new Watch(figures, book, rotations, context.taskId().toString());
    book.desks()
        .forEach(desk -> {
          book().eachWaiting(desk.team(), deadlines::add);
          report(desk);
        });
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
    serve(rotation, now); // those who wait come first
    switch (choose(rotation, request, now)) {
      case Choice.Chosen chosen -> {
        long number = rotation.desk().nextPlace();
        give(rotation, request, number, chosen, now);
      }
      case Choice.Nobody nobody -> {
        if (request.insteadOf() != null) {
          answer(waits(request, nobody, rotation.desk().notices()), now);
        } else if (request.on().only()) {
          answer(returned(request, DeskAnswer.Cause.DECLINED, rotation.desk(), nobody), now);
        } else {
          enqueue(rotation, request, nobody, now);
        }
      }
    }
    keep(rotation);
  }

  private Choice choose(Rotation rotation, Asked request, Instant now) {
    return request.on().only()
        ? rotation.prefer(request.on().wants(), request.on().prefers(), now)
        : rotation.choose(request.on().wants(), preferences(request), request.insteadOf(), now);
  }

  /** Whoever has the lead's colleagues comes after those the lead names. */
  private List<Preference> preferences(Asked request) {
    List<Preference> all = new ArrayList<>(request.on().prefers());
    String account = request.on().account();
    RepId has = account == null ? null : book().group(request.team(), account);
    if (has != null && all.stream().noneMatch(each -> each.rep().equals(has))) {
      all.add(new Preference(has, Preference.BUYING_GROUP, "Has others of " + account));
    }
    return all;
  }

  private void enqueue(Rotation rotation, Asked request, Choice.Nobody nobody, Instant now) {
    Desk desk = rotation.desk();
    book().enqueue(desk.nextPlace(), request);
    book().place(request.team(), request.assignment(), new Place(desk.nextPlace(), null));
    deadlines.add(request);
    rotation.keep(desk.enqueued());
    leaveWaiting(rotation, nobody, request, now);
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
      book().dequeue(team, place.number());
      rotation.keep(rotation.desk().dequeued());
    } else {
      rotation.release(place.rep(), released.result(), now);
      serve(rotation, now);
    }
    keep(rotation);
  }

  /** Whoever is first takes it out of the queue; all others are refused. */
  private void claimed(DeskRequest.Claimed claimed, Instant now) {
    TeamId team = claimed.team();
    Place place = book().place(team, claimed.assignment());
    Asked waiting = place == null ? null : book().waiting(team, place.number());
    if (place == null || place.rep() != null || waiting == null) {
      refuse(claimed, "The lead does not wait at " + team + " any more.", now);
      return;
    }
    Rotation rotation = rotations().of(team, now);
    switch (rotation.claim(claimed.rep())) {
      case Choice.Chosen chosen -> {
        book().dequeue(team, place.number());
        rotation.keep(rotation.desk().dequeued());
        give(rotation, waiting, place.number(), chosen, claimed.claim(), now);
      }
      case Choice.Nobody nobody -> refuse(claimed, nobody.text() + ".", now);
    }
    keep(rotation);
  }

  private void refuse(DeskRequest.Claimed claimed, String text, Instant now) {
    Asked request =
        new Asked(claimed.team(), claimed.lead(), claimed.cycle(), claimed.assignment());
    answer(
        new DeskAnswer.Refused(
            EventIds.of(claimed.claim().command() + "\nrefused"), request, claimed.claim(), text),
        now);
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
      book().dequeue(team, before.number());
      rotation.keep(rotation.desk().dequeued());
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
          .forEach(desk -> {
            Rotation rotation = rotations().of(desk.team(), now);
            serve(rotation, now);
            keep(rotation);
          });
    }
  }

  private void tick(Instant now) {
    follow(now);
    Objects.requireNonNull(watch, "init was not called").look(now);
    deadlines.due(now).forEach(request -> overdue(request, now));
    List<TeamId> due = new ArrayList<>(rotations().due(now));
    givenBack.forEach((team, at) -> {
      if (!at.isAfter(now)) {
        due.add(team);
      }
    });
    for (TeamId team : due) {
      Rotation rotation = rotations().of(team, now);
      serve(rotation, now);
      keep(rotation);
    }
  }

  /** It waited here for as long as its rule lets it: it goes on to the next team. */
  private void overdue(Asked request, Instant now) {
    Place place = book().place(request.team(), request.assignment());
    if (place == null || place.rep() != null) {
      return;
    }
    book().dequeue(request.team(), place.number());
    book().forget(request.team(), request.assignment());
    Rotation rotation = rotations().of(request.team(), now);
    rotation.keep(rotation.desk().dequeued());
    answer(returned(request, DeskAnswer.Cause.OVERDUE, rotation.desk(), null), now);
    keep(rotation);
  }

  /** Gives leads to reps from the head of the queue. */
  private void serve(Rotation rotation, Instant now) {
    TeamId team = rotation.roster().team();
    while (rotation.desk().waiting() > 0) {
      if (!rotation.roster().known()) {
        if (!givenBack.getOrDefault(team, Instant.MIN).isAfter(now)) {
          giveBack(rotation, now);
        }
        return;
      }
      Asked head =
          Objects.requireNonNull(
              book().head(team), "Expected a lead in the queue, but it is empty");
      switch (choose(rotation, head, now)) {
        case Choice.Chosen chosen -> {
          long number = Objects.requireNonNull(book().place(team, head.assignment())).number();
          book().dequeue(team, number);
          rotation.keep(rotation.desk().dequeued());
          give(rotation, head, number, chosen, now);
        }
        case Choice.Nobody nobody -> {
          leaveWaiting(rotation, nobody, null, now);
          return;
        }
      }
    }
  }

  private void give(
      Rotation rotation, Asked request, long number, Choice.Chosen chosen, Instant now) {
    give(rotation, request, number, chosen, null, now);
  }

  private void give(
      Rotation rotation,
      Asked request,
      long number,
      Choice.Chosen chosen,
      DeskRequest.@Nullable Claim claim,
      Instant now) {
    TeamId team = request.team();
    book().place(team, request.assignment(), new Place(number, chosen.rep()));
    rotation.take(chosen.rep(), now);
    String account = request.on().account();
    if (account != null) {
      RepId has = book().group(team, account);
      if (has == null || !rotation.works(has)) {
        book().group(team, account, chosen.rep());
      }
    }
    answer(
        new DeskAnswer.Proposed(
            id(request, "proposed", rotation.desk().turn()),
            request,
            chosen.rep(),
            chosen.candidates(),
            Reason.of(chosen.code(), chosen.text()),
            chosen.others(),
            chosen.considered(),
            claim),
        now);
  }

  /** All are told where the reason is another than before, else only the newcomer. */
  private void leaveWaiting(
      Rotation rotation, Choice.Nobody nobody, @Nullable Asked newcomer, Instant now) {
    Desk before = rotation.desk();
    Desk left = before.waitingFor(nobody);
    rotation.keep(left);
    if (!rotation.roster().known() && nobody.nextTry() != null) {
      givenBack.put(before.team(), nobody.nextTry());
    }
    if (nobody.reason() != before.waitingFor()) {
      book()
          .eachWaiting(
              before.team(), waiting -> answer(waits(waiting, nobody, left.notices()), now));
    } else if (newcomer != null) {
      answer(waits(newcomer, nobody, left.notices()), now);
    }
  }

  /** No agreement has the team any more: its waiting leads are routed anew. */
  private void giveBack(Rotation rotation, Instant now) {
    TeamId team = rotation.roster().team();
    givenBack.remove(team);
    for (Asked head = book().head(team); head != null; head = book().head(team)) {
      Place place = Objects.requireNonNull(book().place(team, head.assignment()), "place");
      book().dequeue(team, place.number());
      book().forget(team, head.assignment());
      answer(returned(head, DeskAnswer.Cause.NO_TEAM, rotation.desk(), null), now);
      rotation.keep(rotation.desk().dequeued());
    }
  }

  private static DeskAnswer returned(
      Asked request, DeskAnswer.Cause cause, Desk desk, Choice.@Nullable Nobody nobody) {
    return new DeskAnswer.Returned(
        id(request, "returned", desk.turn()),
        request,
        cause,
        nobody == null ? null : nobody.considered());
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
