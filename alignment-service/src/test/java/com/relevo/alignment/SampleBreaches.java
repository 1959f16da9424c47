package com.relevo.alignment;

import com.relevo.events.AssignmentId;
import com.relevo.events.LeadEvent.LeadErased;
import com.relevo.events.LeadId;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.SlaEvent.DisputeOutcome;
import com.relevo.events.SlaEvent.SlaBreached;
import com.relevo.events.SlaEvent.SlaDisputeResolved;
import com.relevo.events.SlaEvent.SlaInstance;
import com.relevo.events.SlaEvent.SlaMet;
import com.relevo.events.SlaEvent.SlaMetLate;
import com.relevo.events.SourceRef;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.List;

/** What happens to the clock of one target of a lead that is due at {@link #DUE}. */
public record SampleBreaches(String lead, Instant due) {
  public static final Instant DUE = Instant.parse("2026-03-02T10:00:00Z");

  public SampleBreaches(String lead) {
    this(lead, DUE);
  }

  public SlaBreached breached() {
    return new SlaBreached(meta("breached"), clock(), due, due.plusSeconds(1), false);
  }

  public SlaMet met() {
    return new SlaMet(meta("met"), clock(), due, due.minusSeconds(60), "e", 60);
  }

  public SlaMetLate metLate() {
    return new SlaMetLate(meta("late"), clock(), due, due.plusSeconds(60), "e", 60);
  }

  public SlaDisputeResolved resolved(DisputeOutcome outcome) {
    return new SlaDisputeResolved(meta("resolved"), clock(), outcome, "a reason", "anna");
  }

  public LeadErased erased() {
    return new LeadErased(meta("erased"), new SourceRef("site", null, "d-1"));
  }

  public SlaInstance clock() {
    return new SlaInstance(
        lead + "/1/accept",
        "accept",
        new AssignmentId("a-1"),
        new TeamId("sdr"),
        new RepId("anna"));
  }

  private Meta meta(String what) {
    return new Meta(lead + what, new LeadId(lead), 1, due, due, "1", List.of(), Mode.LIVE, null);
  }
}
