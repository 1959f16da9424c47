package com.relevo.handoff.stream;

import com.relevo.events.TeamId;
import com.relevo.handoff.domain.desk.Choice;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import com.relevo.handoff.domain.desk.Place;
import com.relevo.handoff.domain.desk.Rotation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The queues of a task's desks, in the order of asking: each is served from its head as long as
 * somebody can take a lead, and of a team that is in no agreement it is given back. What it changes
 * of a rotation is for the caller to keep.
 */
final class DeskQueues {
  private final DeskBook book;
  private final BiConsumer<DeskAnswer, Instant> answers;
  private final Deadlines deadlines = new Deadlines();

  /** Teams that are in no agreement, and when their leads are given back. */
  private final Map<TeamId, Instant> givenBack = new HashMap<>();

  DeskQueues(DeskBook book, BiConsumer<DeskAnswer, Instant> answers) {
    this.book = book;
    this.answers = answers;
    book.desks().forEach(desk -> book.eachWaiting(desk.team(), deadlines::add));
  }

  /** Whose the lead is, without changing anything. */
  Choice choose(Rotation rotation, Asked request, Instant now) {
    return request.on().only()
        ? rotation.prefer(request.on().wants(), request.on().prefers(), request.without())
        : rotation.choose(request.on().wants(), book.preferences(request), request.without(), now);
  }

  /** Behind all others, as {@code nobody} can take it. */
  void join(Rotation rotation, Asked request, Choice.Nobody nobody, Instant now) {
    Desk desk = rotation.desk();
    book.enqueue(desk.nextPlace(), request);
    book.place(request.team(), request.assignment(), new Place(desk.nextPlace(), null));
    deadlines.add(request);
    rotation.keep(desk.enqueued());
    leaveWaiting(rotation, nobody, request, now);
  }

  void leave(Rotation rotation, Place place) {
    book.dequeue(rotation.desk().team(), place.number());
    rotation.keep(rotation.desk().dequeued());
  }

  /** Gives leads to reps from the head of the queue. */
  void serve(Rotation rotation, Instant now) {
    TeamId team = rotation.desk().team();
    while (rotation.desk().waiting() > 0) {
      if (!rotation.roster().known()) {
        if (!givenBack.getOrDefault(team, Instant.MIN).isAfter(now)) {
          giveBack(rotation, now);
        }
        return;
      }
      Asked head =
          Objects.requireNonNull(book.head(team), "Expected a lead in the queue, but it is empty");
      switch (choose(rotation, head, now)) {
        case Choice.Chosen chosen -> {
          Place place = place(head);
          leave(rotation, place);
          give(rotation, head, place.number(), chosen, null, now);
        }
        case Choice.Nobody nobody -> {
          leaveWaiting(rotation, nobody, null, now);
          return;
        }
      }
    }
  }

  /** {@code claim} is the rep's who was first, if it was for the first. */
  void give(
      Rotation rotation,
      Asked request,
      long number,
      Choice.Chosen chosen,
      DeskRequest.@Nullable Claim claim,
      Instant now) {
    book.place(request.team(), request.assignment(), new Place(number, chosen.rep()));
    rotation.take(chosen.rep(), now);
    book.grouped(request, chosen.rep(), rotation);
    answers.accept(DeskAnswers.proposed(request, chosen, rotation.desk(), claim), now);
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
      book.eachWaiting(
          before.team(),
          waiting -> answers.accept(DeskAnswers.waits(waiting, nobody, left.notices()), now));
    } else if (newcomer != null) {
      answers.accept(DeskAnswers.waits(newcomer, nobody, left.notices()), now);
    }
  }

  /** No agreement has the team any more: its waiting leads are routed anew. */
  private void giveBack(Rotation rotation, Instant now) {
    TeamId team = rotation.desk().team();
    givenBack.remove(team);
    for (Asked head = book.head(team); head != null; head = book.head(team)) {
      giveBack(rotation, head, place(head), DeskAnswer.Cause.NO_TEAM, now);
    }
  }

  /** It waits no longer, and goes elsewhere. */
  void giveBack(
      Rotation rotation, Asked request, Place place, DeskAnswer.Cause cause, Instant now) {
    leave(rotation, place);
    book.forget(request.team(), request.assignment());
    answers.accept(DeskAnswers.returned(request, cause, rotation.desk(), null), now);
  }

  private Place place(Asked waiting) {
    return Objects.requireNonNull(
        book.place(waiting.team(), waiting.assignment()),
        "Expected a lead in the queue to have a place, but it has none");
  }

  /** Those whose time is over, each once; it may have been served meanwhile. */
  List<Asked> overdue(Instant now) {
    return deadlines.due(now);
  }

  /** The teams whose leads are to be given back by now. */
  List<TeamId> dueBack(Instant now) {
    return givenBack.entrySet().stream()
        .filter(each -> !each.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }
}
