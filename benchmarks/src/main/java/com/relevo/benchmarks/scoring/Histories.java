package com.relevo.benchmarks.scoring;

import com.relevo.events.AssignmentId;
import com.relevo.events.EngagementKind;
import com.relevo.events.Event;
import com.relevo.events.EventIds;
import com.relevo.events.HandoffEvent.Assignment;
import com.relevo.events.HandoffEvent.HandoffClosed;
import com.relevo.events.HandoffEvent.LeadAccepted;
import com.relevo.events.HandoffEvent.LeadRecycled;
import com.relevo.events.HandoffEvent.Outcome;
import com.relevo.events.LeadEvent.LeadCaptured;
import com.relevo.events.LeadEvent.LeadEngaged;
import com.relevo.events.LeadFacts;
import com.relevo.events.LeadId;
import com.relevo.events.LeadProfile;
import com.relevo.events.Meta;
import com.relevo.events.Mode;
import com.relevo.events.RepId;
import com.relevo.events.SourceRef;
import com.relevo.events.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What leads did: a capture, then engagement of all kinds over half a year. */
public final class Histories {
  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final int SECONDS = 180 * 86_400;
  private static final SourceRef ORIGIN = new SourceRef("website", "4711", "d-1");
  private static final EngagementKind[] KINDS = EngagementKind.values();

  private Histories() {}

  /** {@code events} of one lead, in order; the first is its capture. */
  public static List<Event> of(String lead, int events, Random random) {
    List<Event> history = new ArrayList<>();
    history.add(captured(lead));
    for (int i = 1; i < events; i++) {
      Instant at = START.plusSeconds((long) SECONDS * i / events + random.nextInt(600));
      // A meeting would make the lead SQL at once, and sales' to move from then on.
      EngagementKind kind = KINDS[random.nextInt(KINDS.length - 2)];
      history.add(new LeadEngaged(meta(lead, i, at), ORIGIN, kind, "a page"));
    }
    return history;
  }

  /** As many, but the last three are sales': accepted, sent back, and the handoff closed. */
  public static List<Event> withVerdict(String lead, int events, Random random) {
    List<Event> history = of(lead, events, random);
    Assignment assignment =
        new Assignment(new AssignmentId("a-" + lead), new TeamId("sdr"), new RepId("robin"));
    int first = events - 3;
    history.set(first, new LeadAccepted(verdict(history, first), assignment));
    history.set(
        first + 1, new LeadRecycled(verdict(history, first + 1), assignment, "no_budget", null));
    history.set(first + 2, new HandoffClosed(verdict(history, first + 2), Outcome.RECYCLED));
    return history;
  }

  private static Meta verdict(List<Event> history, int place) {
    return history.get(place).meta().inCycle(1);
  }

  private static LeadCaptured captured(String lead) {
    int company = company(lead);
    LeadProfile profile =
        new LeadProfile(
            "robin.lead@contoso.example",
            "+4930123456",
            "Robin",
            "Lead",
            "Robin Lead",
            "Head of Sales Operations",
            "Contoso " + company,
            "contoso-" + company + ".example",
            "DE",
            "Logistics",
            50 + 50 * (company % 10),
            "de",
            Map.of());
    return new LeadCaptured(
        meta(lead, 0, START), ORIGIN, profile, LeadFacts.of("website", profile), true, null);
  }

  /** Five people each. */
  private static int company(String lead) {
    return Integer.parseInt(lead.substring(lead.indexOf('-') + 1)) / 5;
  }

  private static Meta meta(String lead, int number, Instant at) {
    return new Meta(
        EventIds.of(lead + "/" + number),
        new LeadId(lead),
        0,
        at,
        at.plusMillis(35),
        null,
        List.of(),
        Mode.LIVE,
        null);
  }
}
