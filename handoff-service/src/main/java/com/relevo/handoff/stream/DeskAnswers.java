package com.relevo.handoff.stream;

import com.relevo.events.EventIds;
import com.relevo.events.Reason;
import com.relevo.handoff.domain.desk.Choice;
import com.relevo.handoff.domain.desk.Desk;
import com.relevo.handoff.domain.desk.DeskAnswer;
import com.relevo.handoff.domain.desk.DeskRequest;
import com.relevo.handoff.domain.desk.DeskRequest.Asked;
import org.jspecify.annotations.Nullable;

/** What a desk says, under ids that are the same whenever it says it of the same state. */
final class DeskAnswers {
  private DeskAnswers() {}

  static DeskAnswer proposed(
      Asked request, Choice.Chosen chosen, Desk desk, DeskRequest.@Nullable Claim claim) {
    return new DeskAnswer.Proposed(
        id(request, "proposed", desk.turn()),
        request,
        chosen.rep(),
        chosen.candidates(),
        Reason.of(chosen.code(), chosen.text()),
        chosen.others(),
        chosen.considered(),
        claim);
  }

  /** {@code nobody} where it was for certain reps only. */
  static DeskAnswer returned(
      Asked request, DeskAnswer.Cause cause, Desk desk, Choice.@Nullable Nobody nobody) {
    return new DeskAnswer.Returned(
        id(request, "returned", desk.turn()),
        request,
        cause,
        nobody == null ? null : nobody.considered());
  }

  static DeskAnswer waits(Asked request, Choice.Nobody nobody, long notice) {
    String id = id(request, "waiting " + nobody.reason(), notice);
    return new DeskAnswer.Waiting(id, request, nobody.reason(), nobody.text());
  }

  static DeskAnswer refused(DeskRequest.Claimed claimed, String text) {
    Asked request =
        new Asked(claimed.team(), claimed.lead(), claimed.cycle(), claimed.assignment());
    return new DeskAnswer.Refused(
        EventIds.of(claimed.claim().command() + "\nrefused"), request, claimed.claim(), text);
  }

  private static String id(Asked request, String what, long number) {
    return EventIds.of(request.assignment() + "\n" + what + "\n" + number);
  }
}
