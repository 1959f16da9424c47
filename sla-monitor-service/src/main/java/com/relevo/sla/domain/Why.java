package com.relevo.sla.domain;

import com.relevo.events.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every reason a clock gives for what it does; stable codes, with a sentence for people. */
public enum Why {
  LEAD_QUALIFIED("The lead was qualified"),
  LEAD_ASSIGNED("The lead was assigned"),
  LEAD_CONTACTED("The lead was contacted, and the next contact is owed"),
  STAGE_ENTERED("The lead entered the stage"),
  LEAD_REJECTED("Sales rejected the lead"),
  CUT_OFF("Imported; counts from the import's cut-off"),
  CONDITION_HOLDS("The condition holds"),
  BUDGET("The budget counts"),
  TAKEN_OVER("An agreement that is valid in flight took effect"),
  BUDGET_USED("That much of the budget is used up"),
  NO_EVIDENCE("Nothing written to the log by then shows that it was done"),
  STILL_OPEN("It is overdue and still not done"),
  LEAD_ACCEPTED("The rep accepted"),
  REJECTED_IS_ANSWER("The rep rejected, which is an answer"),
  CONTACT_LOGGED("The lead was contacted"),
  STAGE_LEFT("The lead left the stage"),
  QUALIFIED_AGAIN("The lead was qualified again"),
  ARCHIVED("Marketing archived the lead"),
  STOP_HOLDS("The condition that stops it holds"),
  PAUSE_HOLDS("The condition that pauses it holds"),
  PAUSE_OVER("The pause is over"),
  PAUSE_LEARNT_LATE("It was paused, which was learnt of after the breach, and is not due yet"),
  CANCEL_HOLDS("The condition that cancels it holds"),
  REJECTED("The cycle ended: rejected"),
  RECYCLED("The cycle ended: recycled"),
  DISQUALIFIED("The cycle ended: disqualified"),
  WON("The cycle ended: won"),
  LOST("The cycle ended: lost"),
  WITHDRAWN("The cycle ended: the score fell"),
  CONSENT_WITHDRAWN("The lead withdrew the consent to be contacted"),
  ERASED("The lead asked to be forgotten"),
  MERGED("The lead turned out to be another"),
  REASSIGNED("Another rep was given the lead"),
  TAKEN_AWAY("The lead was taken from the rep"),
  SALES_QUALIFIED("Sales qualified the lead"),
  SEQUENCE_OVER("There were enough attempts, or somebody was reached"),
  STAGE_SKIPPED("The stage was never entered"),
  NO_CHANNEL("The lead has neither an e-mail address nor a phone number"),
  EVIDENCE_MISSING("It must have been done, but nothing says when"),
  WAIVED("It was waived"),
  DISPUTED("Its breach is disputed"),
  DISPUTE_RESOLVED("The dispute was resolved");

  private final String sentence;

  Why(String sentence) {
    this.sentence = sentence;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Reason at(Instant at) {
    return Reason.of(code(), sentence + " (" + at + ")");
  }

  Reason at(Instant at, String detail) {
    return Reason.of(code(), sentence + ": " + detail + " (" + at + ")");
  }

  /** The sentence of a code that this version knows. */
  public static Optional<String> sentence(String code) {
    return Arrays.stream(values())
        .filter(each -> each.code().equals(code))
        .map(each -> each.sentence)
        .findFirst();
  }
}
